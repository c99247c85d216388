// Every page of a group, in both languages: accessible in light and in dark, and no wider than the
// phone it is read on.
import { PHONE, WIDE, goes } from "./house.mjs";
import { accessible, fits, hold } from "./holds.mjs";
import { picture } from "./pictures.mjs";

const PAGES = { rooms: "", desk: "desk", archive: "syntheses", synthesis: "syntheses/S-1", participation: "participation", glossary: "glossary", members: "members", me: "me" };

// All that is wrong is told at once, not only the first.
export async function everyPage(camila, beatriz) {
  const wrong = [];
  const note = (error) => wrong.push(error.message);
  await Promise.all([[camila, "en"], [beatriz, "es"]].map(async ([page, lang]) => {
    for (const [name, path] of Object.entries(PAGES)) {
      if (name === "desk" && page !== camila) continue;
      await goes(page, path);
      for (const screen of [PHONE, WIDE]) {
        await page.setViewportSize(screen);
        const which = `${name} in ${lang}, ${screen.width} wide`;
        await accessible(page, which).catch(note);
        await fits(page, which).catch(note);
      }
      await picture(page, `${name}-${lang}`);
    }
  }));
  hold(!wrong.length, wrong.join("\n"));
}
