// The main job in a real browser: two members, each in their own language, and a bridge person.
// What one does the others see without reloading. Started by tests/browser.rs.
import { WIDE, PHONE, card, comes, composer, goes, group, message, note, part, room, says, scene } from "./house.mjs";
import { focusIsSeen, hold, holds } from "./holds.mjs";
import { picture } from "./pictures.mjs";
import { files } from "./files.mjs";
import { carryingInOneStep, publishesWhatIsShown, staysUnsaved, whatIsToBePutRight } from "./desk.mjs";

const SAID = { en: "Every disclosure through the RDRS must be logged.", es: "Hay que registrar cada divulgación que pase por el RDRS." };
const POINT = { en: "Every disclosure through the RDRS is logged.", es: "Cada divulgación queda registrada.", mended: "Cada divulgación hecha por el RDRS queda registrada." };

await scene(async (browser) => {
  const [ana, beatriz, camila] = await Promise.all([
    comes(browser, "Ana", { screen: WIDE, colours: "dark" }),
    comes(browser, "Beatriz", { screen: PHONE, colours: "light" }),
    comes(browser, "Camila", { screen: WIDE, colours: "light" }),
  ]);

  await part("they talk, each with the keyboard, and see each other", async () => {
    // From the top of the page: the link that skips, then on to where one writes.
    await ana.locator("body").press("Tab");
    hold(await ana.locator(".skip:focus").isVisible(), "the first Tab leads to the link that skips");
    await ana.keyboard.press("Enter");
    for (let tabs = 0; !(await composer(ana, "en").evaluate((at) => at === document.activeElement)); tabs++) {
      hold(tabs < 20, "Tab reaches the composer");
      await ana.keyboard.press("Tab");
      await focusIsSeen(ana, "on the way to the composer");
    }
    await ana.keyboard.type(SAID.en);
    await ana.keyboard.press("Enter");
    hold(await room(beatriz, "es").isVisible() && !(await room(beatriz, "en").isVisible()), "a phone shows the reader's own room");
    await beatriz.locator(".tabs [data-unread=en]", { hasText: "1" }).waitFor();
    await says(beatriz, "es", SAID.es);
    for (const page of [ana, camila]) for (const lang of ["en", "es"]) await message(page, lang, SAID[lang]).waitFor();
    await beatriz.locator(".tabs [data-room=en]").click();
    await message(beatriz, "en", SAID.en).waitFor();
    await beatriz.locator(".tabs [data-unread=en]").waitFor({ state: "hidden" });
  });

  await part("they ask for each other's words to be carried", async () => {
    // Keyboard: into the room, to the message, b.
    await ana.keyboard.press("Alt+2");
    await ana.locator("body").evaluate(() => document.activeElement.blur());
    await message(ana, "es", SAID.es).focus();
    await ana.keyboard.press("b");
    await note(ana, "P-1").waitFor();
    // A thumb: the menu of the message.
    await message(beatriz, "en", SAID.en).locator(".actions > summary").click();
    await message(beatriz, "en", SAID.en).locator("[data-does=carry]").click();
    await message(beatriz, "en", SAID.en).locator(".reactions .carry[aria-pressed=true]").waitFor();
    await message(ana, "en", SAID.en).locator(".reactions .carry", { hasText: "1" }).waitFor();
    await beatriz.locator(".tabs [data-room=es]").click();
  });

  await part("the bridge person writes at the desk and the check complains", async () => {
    await camila.locator(".places a", { hasText: "Desk" }).click();
    await camila.locator("#P-1", { hasText: SAID.es }).waitFor();
    await camila.locator("#P-2", { hasText: SAID.en }).waitFor();
    await picture(camila, "desk-begin-en");
    await carryingInOneStep(camila, SAID.es);
    await camila.getByLabel("Title in English").fill("Logging of disclosures");
    await camila.getByLabel("Title in Spanish").fill("Registro de las divulgaciones");
    await camila.getByRole("button", { name: "Begin a draft" }).click();
    await camila.getByRole("heading", { name: "S-1 · Logging of disclosures" }).waitFor();
    const add = camila.locator("details.add");
    await add.locator("summary").click();
    await add.locator("textarea[lang=en]").fill(POINT.en);
    await add.locator("textarea[lang=es]").fill(POINT.es);
    // From one room it was raised there; what both said, a person says how it stands.
    const position = add.locator("select[name=position]");
    hold(await position.inputValue() === "", "nothing is said of how a point stands before its messages are chosen");
    await add.getByRole("checkbox", { name: SAID.es }).check();
    hold(await position.inputValue() === "only" && await add.locator("select[name=side]").inputValue() === "es", "said in one room, it was raised there");
    await add.getByRole("checkbox", { name: SAID.en }).check();
    hold(await position.inputValue() === "", "what both rooms said, a person says how it stands");
    await position.selectOption("both");
    await picture(camila, "desk-add-en");
    // On a phone the desk has two sides, and what is half written stays.
    await camila.setViewportSize(PHONE);
    hold(!(await camila.locator("#P-1").isVisible()), "the draft stands before the messages");
    await camila.locator(".tabs [data-room=tray]").click();
    await camila.locator("#P-1").waitFor();
    await camila.locator(".tabs [data-room=draft]").click();
    await camila.locator("#P-1").waitFor({ state: "hidden" });
    await camila.setViewportSize(WIDE);
    await add.getByRole("button", { name: "Add a point" }).click();
    await camila.locator("#point-1 .warn", { hasText: "“RDRS” is missing in the Spanish text" }).waitFor();
    await camila.locator("#point-1 mark", { hasText: "RDRS" }).waitFor();
    await holds(camila, "the desk with a draft");
    await picture(camila, "desk-check-en");
    await camila.getByRole("button", { name: "Publish in both rooms" }).click();
    await note(camila, "was not published").waitFor();
  });

  await part("what is typed and not saved stays, and says so", () => staysUnsaved(camila, POINT.es, POINT.mended));

  await part("what is published is what stands on the screen", async () => {
    const elena = await comes(browser, "Elena", { screen: PHONE, script: false });
    await publishesWhatIsShown(camila, elena, ana, POINT.mended);
    await elena.context().close();
    await card(ana, "en").locator("h3", { hasText: "S-1 · Logging of disclosures" }).waitFor();
    await card(beatriz, "es").locator("h3", { hasText: "S-1 · Registro de las divulgaciones" }).waitFor();
    await card(ana, "en").getByText(POINT.en).waitFor();
    await card(ana, "es").getByText(POINT.mended).waitFor();
    await card(beatriz, "es").getByText(POINT.mended).waitFor();
  });

  await part("one confirms, the other objects, and both cards show it", async () => {
    await picture(ana, "rooms-en");
    await note(ana, "Is that what you meant?").getByRole("button", { name: "Yes, that is what I meant" }).click();
    await note(ana, "says what you meant").waitFor();
    await note(ana, "Is that what you meant?").waitFor({ state: "hidden" });
    await note(beatriz, "S-1").getByRole("link", { name: "No, quise decir otra cosa" }).click();
    await beatriz.keyboard.type("Dije registrar, no publicar.");
    await beatriz.keyboard.press("Enter");
    for (const lang of ["en", "es"]) await card(ana, lang).locator(".flag", { hasText: "Dije registrar, no publicar." }).waitFor();
    await card(beatriz, "es").locator(".flag", { hasText: "Beatriz" }).waitFor();
    await picture(beatriz, "rooms-es");
  });

  await part("a quoted message is edited, and both cards say so", async () => {
    await composer(ana, "en").focus();
    await ana.keyboard.press("ArrowUp");
    await ana.keyboard.press("End");
    await ana.keyboard.type(" Always.");
    await ana.keyboard.press("Enter");
    await message(ana, "en", "must be logged. Always.").waitFor();
    await card(ana, "en").locator(".flag", { hasText: "To be looked at again" }).waitFor();
    await card(beatriz, "es").locator(".flag", { hasText: "Por revisar" }).waitFor();
  });

  await part("she revises, and the cards change in place", async () => {
    await goes(camila, "syntheses/S-1");
    // What waits to be read is folded where somebody came for something else.
    await camila.locator(".older > summary").waitFor();
    hold(await camila.locator(".note:visible").count() === 0, "the page stands before the notes");
    await picture(camila, "synthesis-stale-en");
    await whatIsToBePutRight(camila, ["Dije registrar, no publicar.", "Beatriz", `${SAID.en} Always.`]);
    await camila.locator("#text-1-en").fill(`${POINT.en} Always.`);
    await camila.locator("#text-1-es").fill(`${POINT.mended} Siempre.`);
    await camila.getByRole("button", { name: "Publish in both rooms" }).click();
    await card(ana, "en").getByText(`${POINT.en} Always.`).waitFor();
    await card(beatriz, "es").getByText(`${POINT.mended} Siempre.`).waitFor();
    for (const page of [ana, beatriz]) hold(await card(page, "es").count() === 1 && await card(page, "es").locator(".flag").count() === 0, "the card was changed in place, and nothing is left to look at");
  });

  await part("the archive finds it without accents", async () => {
    await beatriz.locator(".places a", { hasText: "Síntesis" }).click();
    await beatriz.locator("input[name=q]").fill("divulgacion");
    await beatriz.getByRole("button", { name: "Buscar" }).click();
    await beatriz.getByRole("link", { name: "S-1 · Registro de las divulgaciones" }).waitFor();
    await picture(beatriz, "archive-es");
  });

  await part("files go with messages", () => files(browser, ana, beatriz));
});
