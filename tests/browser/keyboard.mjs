// The main job without a mouse: coming in, reading, writing, answering, marking, asking to carry, the desk,
// publishing, objecting, settings, languages, going. Wherever the focus is, it is seen; whatever closes, opens or
// is drawn anew, it is not lost; nothing holds it.
import { comes, composer, group, links, message, note, part, room, scene, says, window } from "./house.mjs";
import { focusIsSeen, hold } from "./holds.mjs";

const SAID = { en: "Every disclosure must be logged.", es: "Hay que registrar cada divulgación." };

const has = (locator) => locator.evaluate((at) => at === document.activeElement);
// What has the focus, in words.
const where = (page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
const kept = async (page, when) => hold(await page.evaluate(() => document.activeElement !== document.body), `the focus is lost ${when}`);

// Presses Tab until something has the focus; on the way there the focus is always seen.
async function tabTo(page, locator, { key = "Tab", most = 60 } = {}) {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press(key);
    if (await page.evaluate(() => document.activeElement === document.body)) continue; // from the end to the beginning
    await focusIsSeen(page, "on the way");
    if (await has(locator)) return;
  }
  throw new Error(`${key} does not lead to ${locator}: it is on ${await where(page)}`);
}
const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const enters = async (page, locator, path) => { await tabTo(page, locator); await Promise.all([page.waitForURL(`${group}${path}`), press(page, "Enter")]); };

// From its beginning Tab leads through a page, over whatever it is, and out at its end.
async function leads(page) {
  hold(await page.evaluate(() => !document.querySelector("[tabindex]:not([tabindex='0'], [tabindex='-1'])")), "no order but that of the page");
  await page.evaluate(() => { document.activeElement?.blur(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex"); });
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) return;
  }
  throw new Error(`Tab never leaves the page: it is on ${await where(page)}`);
}

async function comesByKeyboard(browser, name) {
  const page = await window(browser, name);
  await page.goto(links[name]);
  await enters(page, page.locator("main button.primary"), "");
  return page;
}

await scene(async (browser) => {
  const [ana, camila] = [await comesByKeyboard(browser, "Ana"), await comesByKeyboard(browser, "Camila")];
  const beatriz = await comes(browser, "Beatriz");
  await says(beatriz, "es", SAID.es);

  await part("the link that skips leads to the main part, and Tab on to where one writes", async () => {
    await tabTo(ana, ana.locator(".skip"), { most: 1 });
    await press(ana, "Enter");
    await tabTo(ana, composer(ana, "en"), { most: 20 });
    await ana.keyboard.type(SAID.en);
    await press(ana, "Enter");
    await message(ana, "en", SAID.en).waitFor();
    hold(await has(composer(ana, "en")), "one writes on where one wrote");
  });

  await part("a menu opens, closes with Escape and when it is left, and what is in it works", async () => {
    const theirs = message(ana, "es", SAID.es), menu = theirs.locator(".actions > summary");
    await press(ana, "Alt+2");
    hold(await has(composer(ana, "es")), "Alt and 2 lead to the second room");
    await tabTo(ana, menu, { key: "Shift+Tab" });
    await press(ana, "Enter");
    await theirs.locator(".actions[open]").waitFor();
    await press(ana, "Tab", "Escape");
    hold(await has(menu) && !(await theirs.locator(".actions[open]").count()), "Escape closes it and leads back");
    await press(ana, "Enter", "Shift+Tab");
    hold(!(await theirs.locator(".actions[open]").count()), "it closes when it is left");
    await press(ana, "Tab", "Enter");
    await tabTo(ana, theirs.locator(".actions [value='👍']"));
    await press(ana, "Enter");
    await theirs.locator(".reactions button", { hasText: "👍" }).waitFor();
    hold(await has(menu), `after a mark the focus is where it was: ${await where(ana)}`);
    await press(ana, "Enter", "Tab");
    hold(await has(theirs.locator("[data-does=reply]")), "the first of it is the answer");
    await press(ana, "Enter");
    hold(await has(composer(ana, "es")), "an answer is written at once");
    await press(ana, "Escape");
    hold(await has(composer(ana, "es")) && !(await room(ana, "es").locator(".context").isVisible()), "Escape takes the answer back");
  });

  await part("keys lead from message to message, answer and ask to carry", async () => {
    await ana.evaluate(() => document.activeElement.blur());
    await press(ana, "Alt+2", "Shift+Tab", "j", "r");
    await ana.keyboard.type("De acuerdo.");
    await press(ana, "Enter");
    await message(ana, "es", "De acuerdo.").locator(".quoted", { hasText: SAID.es }).waitFor();
    await tabTo(ana, message(ana, "es", "De acuerdo.").locator(".actions > summary"), { key: "Shift+Tab" });
    await press(ana, "k");
    hold(await has(message(ana, "es", SAID.es).first()), `k leads upwards: ${await where(ana)}`);
    await press(ana, "b");
    await note(ana, "P-1").waitFor();
    await message(ana, "es", SAID.es).first().locator(".carry[aria-pressed=true]").waitFor();
    hold(await has(message(ana, "es", SAID.es).first()), `what is asked to be carried keeps the focus: ${await where(ana)}`);
  });

  await part("what others do takes no focus away", async () => {
    const first = message(ana, "es", SAID.es).first();
    await composer(beatriz, "es").press("ArrowUp");
    await beatriz.keyboard.type(" Siempre.");
    await press(beatriz, "Enter");
    await message(ana, "es", "Siempre.").waitFor();
    hold(await has(message(ana, "es", "Siempre.")), `after an edit: ${await where(ana)}`);
    await says(beatriz, "es", "Otra cosa.");
    await message(ana, "es", "Otra cosa.").waitFor();
    hold(await has(first), `after a message: ${await where(ana)}`);
    await note(ana, "P-1").locator("[data-does=close], [data-does=dismiss]").focus();
    await press(ana, "Enter");
    await note(ana, "P-1").waitFor({ state: "detached" });
    await kept(ana, "when a note is put away");
  });

  await part("whoever reads further up stays there, until they say something themselves", async () => {
    const scroll = room(beatriz, "es").locator(".scroll"), top = () => scroll.evaluate((at) => at.scrollTop);
    await composer(beatriz, "es").fill(Array.from({ length: 60 }, (_, number) => `Punto ${number + 1}.`).join("\n"));
    await press(beatriz, "Enter");
    await message(beatriz, "es", "Punto 60.").waitFor();
    await room(beatriz, "es").locator(".composer:not([aria-busy=true])").waitFor();
    await scroll.evaluate((at) => at.scrollTo(0, -at.scrollHeight));
    hold(await top() < -200, "there is something further up");
    const before = await message(beatriz, "es", SAID.es).first().boundingBox();
    await says(ana, "es", "Otra más.");
    await message(beatriz, "es", "Otra más.").waitFor();
    const after = await message(beatriz, "es", SAID.es).first().boundingBox();
    hold(Math.abs(before.y - after.y) < 2, "what others say moves nothing");
    await says(beatriz, "es", "Lo mío.");
    await room(beatriz, "es").locator(".composer:not([aria-busy=true])").waitFor();
    hold(await top() > -40, `one's own words are seen: ${await top()}`);
  });

  await part("help opens and closes, and leads back", async () => {
    await press(ana, "Alt+1", "Shift+Tab", "?");
    await ana.locator("dialog[open]").waitFor();
    await focusIsSeen(ana, "in the dialog");
    await press(ana, "Escape");
    await ana.locator("dialog[open]").waitFor({ state: "detached" });
    await kept(ana, "when help closes");
  });

  await part("completion helps and holds nobody", async () => {
    await press(ana, "Alt+1");
    await ana.keyboard.type("!hel");
    await ana.locator(".choices li").first().waitFor();
    await press(ana, "Escape", "Tab");
    hold(!(await has(composer(ana, "en"))), "Tab leads on");
    await press(ana, "Shift+Tab", "ControlOrMeta+a", "Delete");
  });

  await part("the desk: a draft, a point, publishing", async () => {
    await enters(camila, camila.locator(".places a", { hasText: "Desk" }), "/desk");
    await tabTo(camila, camila.getByLabel("Title in English"));
    await camila.keyboard.type("Logging");
    await press(camila, "Tab");
    await camila.keyboard.type("El registro");
    await press(camila, "Enter");
    await camila.getByRole("heading", { name: "S-1 · Logging" }).waitFor();
    const add = camila.locator("details.add");
    await tabTo(camila, add.locator("summary"));
    await press(camila, "Enter", "Tab");
    await camila.keyboard.type("Disclosures are logged.");
    await press(camila, "Tab");
    await camila.keyboard.type("Las divulgaciones se registran.");
    await press(camila, "Tab", "Space");
    hold(await add.locator("[name=position]").inputValue() === "only", "from one room it was raised there");
    await tabTo(camila, add.getByRole("button", { name: "Add a point" }));
    await press(camila, "Enter");
    await camila.locator("#point-1").waitFor();
    await tabTo(camila, camila.locator("#text-1-en"));
    await press(camila, "End");
    await camila.keyboard.type(" Always.");
    await tabTo(camila, camila.locator("#point-1 .under > button"));
    await Promise.all([camila.waitForNavigation(), press(camila, "Enter")]);
    hold(await has(camila.locator("#point-1 .under > button")), `when a point is saved the focus is where it was: ${await where(camila)}`);
    await camila.evaluate(() => document.activeElement.blur());
    await tabTo(camila, camila.locator("#point-1 .under > details > summary"));
    await press(camila, "Enter", "Tab", "ArrowDown", "ArrowUp");
    await leads(camila);
    const publish = camila.locator(".publish").getByRole("button", { name: "Publish in both rooms" });
    await tabTo(camila, publish);
    await press(camila, "Enter");
    await Promise.race([camila.waitForURL(`${group}/syntheses/S-1`), note(camila, "was not published").waitFor().then(async () => {
      await kept(camila, "when it was not published");
      await tabTo(camila, camila.locator("[name=anyway]:visible").first(), { key: "Shift+Tab" });
      await press(camila, "Space");
      await tabTo(camila, publish);
      await press(camila, "Enter");
      await camila.waitForURL(`${group}/syntheses/S-1`);
    })]);
  });

  await part("an objection", async () => {
    await enters(ana, ana.locator(".places a", { hasText: "Syntheses" }), "/syntheses");
    await tabTo(ana, ana.getByRole("link", { name: "S-1 · Logging" }));
    await Promise.all([ana.waitForURL(`${group}/syntheses/S-1`), press(ana, "Enter")]);
    await tabTo(ana, ana.locator("#object-text"));
    await ana.keyboard.type("Logged, not published.");
    await press(ana, "Tab", "Enter");
    await ana.locator("#objections", { hasText: "Logged, not published." }).waitFor();
    await leads(ana);
  });

  await part("settings, language, going", async () => {
    await enters(ana, ana.locator(".avatar"), "/me");
    await tabTo(ana, ana.getByLabel("Country"));
    await ana.keyboard.type("Barbados");
    await press(ana, "Enter");
    await note(ana, "up to date").or(ana.locator(".note:visible")).first().waitFor();
    hold(await ana.getByLabel("Country").inputValue() === "BB" || await ana.getByLabel("Country").inputValue() === "Barbados", "the country is kept");
    await leads(ana);
    const more = ana.locator("details.more:not(.groups) > summary");
    await tabTo(ana, more);
    await press(ana, "Enter", "Tab", "Escape");
    hold(await has(more), "Escape leads back from the menu");
    await press(ana, "Enter");
    await tabTo(ana, ana.locator(".more button[value=dark]"));
    await Promise.all([ana.waitForNavigation(), press(ana, "Enter")]);
    hold(await ana.locator("html").getAttribute("data-theme") === "dark", "the colours are chosen");
    await tabTo(ana, more);
    await press(ana, "Enter");
    await tabTo(ana, ana.locator(".more button[name=language]"));
    await Promise.all([ana.waitForNavigation(), press(ana, "Enter")]);
    await ana.getByRole("heading", { name: "Mis ajustes" }).waitFor();
    await tabTo(ana, more);
    await press(ana, "Enter");
    await tabTo(ana, ana.getByRole("button", { name: "Salir" }));
    await Promise.all([ana.waitForURL(new URL("/", group).href), press(ana, "Enter")]);
    await ana.getByRole("heading", { name: "Le damos la bienvenida a Puente" }).waitFor();
  });
});
