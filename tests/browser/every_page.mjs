// Every page of a group, in both languages: accessible in light and in dark, led through by Tab, and
// no wider than the phone it is read on.
import { group, goes, onScreens } from "./house.mjs";
import { accessible, fits, hold, keyboardLeads } from "./holds.mjs";
import { picture } from "./pictures.mjs";

const PAGES = { rooms: "", archive: "syntheses", synthesis: "syntheses/S-1", participation: "participation", glossary: "glossary", members: "members", me: "me" };

// One page as it stands, on both screens.
export async function holds(page, name) {
  await keyboardLeads(page, name);
  await onScreens(page, async ({ width }) => {
    await accessible(page, `${name}, ${width} wide`);
    await fits(page, name);
  });
}

// Every page: `camila` reads in English, `beatriz` in Spanish. All that is wrong is told at once.
export async function everyPage(camila, beatriz) {
  const wrong = [];
  const look = async (page, name, path) => {
    await goes(page, path);
    await holds(page, name).catch((error) => wrong.push(error.message));
    await picture(page, name);
  };
  const read = async (page, lang) => { for (const [name, path] of Object.entries(PAGES)) await look(page, `${name}-${lang}`, path); };
  await Promise.all([read(camila, "en"), read(beatriz, "es")]);
  await look(camila, "desk-en", "desk");
  await camila.locator(".places .more > summary").click();
  await Promise.all([camila.waitForURL(`${group}/desk`), camila.locator(".more button[name=language][value=es]").click()]);
  await camila.getByRole("heading", { name: "Todavía no hay borrador" }).waitFor();
  await look(camila, "desk-es", "desk");
  hold(!wrong.length, wrong.join("\n"));
}
