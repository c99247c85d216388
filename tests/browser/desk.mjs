// The desk of the bridge person: what she types is never lost, and what she publishes is what she sees.
import { PHONE, card, goes, group, note, onScreens } from "./house.mjs";
import { accessible, fits, hold } from "./holds.mjs";
import { picture } from "./pictures.mjs";

const HALF = "Every disclosure is to be";

// Carrying one message in one step: its words stay in sight, and the button can be read on both screens.
export async function carryingInOneStep(page, words) {
  const source = page.locator("#P-1"), text = source.locator("textarea");
  await source.locator(".actions > summary").click();
  await source.locator("summary", { hasText: "Carry in one step" }).click();
  await text.fill(HALF);
  await onScreens(page, async ({ width }) => {
    if (width === PHONE.width && !(await source.isVisible())) await page.locator(".tabs [data-room=tray]").click();
    const [said, field] = [await source.getByText(words).boundingBox(), await text.boundingBox()];
    hold(said.y + said.height <= field.y && said.y >= 0, `the message stands above its translation, ${width} wide`);
    hold(field.height >= 80, `there is room to write, ${width} wide: ${field.height}`);
    await accessible(page, `carrying in one step, ${width} wide`);
    await fits(page, "carrying in one step");
  });
  await picture(page, "desk-now-en");
  // Nothing of it is lost by leaving.
  await goes(page, "members");
  await goes(page, "desk");
  hold(await text.isVisible() && await text.inputValue() === HALF, "a half-written text is there again");
  await source.getByRole("button", { name: "Take back" }).click();
  hold(await text.inputValue() === "", "it can be taken back");
  await page.reload();
  hold(!(await text.isVisible()), "what was taken back does not return");
}

const text = (page) => page.locator("#text-1-es");
const unsaved = (page) => page.locator("#point-1 .unsaved");
const publish = (page) => page.locator(".publish").getByRole("button", { name: "Publish in both rooms" });

// A point that is changed says that it is not saved, and is as it was left when one comes back.
export async function staysUnsaved(page, saved, mended) {
  hold(!(await unsaved(page).isVisible()), "what is saved does not say otherwise");
  await text(page).fill(mended);
  await page.locator("#point-1 .good", { hasText: "Checked" }).waitFor();
  await unsaved(page).waitFor();
  await picture(page, "desk-unsaved-en");
  await page.locator(".places a", { hasText: "Syntheses" }).click();
  await page.waitForURL(`${group}/syntheses`);
  await page.locator(".places a", { hasText: "Desk" }).click();
  await unsaved(page).waitFor();
  hold(await text(page).inputValue() === mended, "the text that was typed is there again");
  await page.locator("#point-1 .good", { hasText: "Checked" }).waitFor();
  await unsaved(page).getByRole("button", { name: "Take back" }).click();
  await unsaved(page).waitFor({ state: "hidden" });
  hold(await text(page).inputValue() === saved, "it can be taken back to what is saved");
  await page.reload();
  hold(await text(page).inputValue() === saved, "what was taken back does not return");
  // A point cannot be left without a message it rests on.
  await page.locator("#point-1 .under summary").click();
  const ticks = page.locator("#point-1 .sources input");
  for (const tick of await ticks.all()) await tick.uncheck();
  hold(await ticks.first().evaluate((at) => at.validationMessage) === "A point rests on at least one message", "it is said that a message is missing");
  await publish(page).click();
  await page.locator(".publish .wrong", { hasText: "Not published" }).waitFor();
  await unsaved(page).getByRole("button", { name: "Take back" }).click();
  hold(await ticks.first().evaluate((at) => at.checked && at.validity.valid), "its messages are there again");
}

// Another bridge person, whose browser runs no script, saves in the meantime: nothing is published, nothing is lost.
export async function publishesWhatIsShown(page, other, reader, mended) {
  const theirs = "Se registra cada divulgación del RDRS.";
  await text(page).fill(mended);
  await unsaved(page).waitFor();
  await goes(other, "desk/S-1");
  hold(!(await publish(other).isVisible()), "without a script nothing can be published beside a text that may not be saved");
  await text(other).fill(theirs);
  await other.locator("#point-1 .under > button").click();
  await note(other, "guardó el punto").waitFor();
  await other.getByRole("link", { name: "Leer y publicar" }).click();
  await other.locator(".card", { hasText: theirs }).waitFor();
  hold(await other.getByRole("button", { name: "Publicar en las dos salas" }).isVisible(), "where the saved text is read it can be published");
  await publish(page).click();
  await page.locator(".publish .wrong", { hasText: "Not published" }).waitFor();
  await note(page, "has changed point 1").waitFor();
  hold(await text(page).inputValue() === mended, "her own text stays");
  await page.locator("#point-1 .meanwhile", { hasText: theirs }).waitFor();
  await picture(page, "desk-meanwhile-en");
  // Not by pressing twice, either: she saves hers knowingly, or takes it back.
  await publish(page).click();
  await page.locator(".publish .wrong", { hasText: "Not published" }).waitFor();
  hold(await card(reader, "es").count() === 0, "nothing has reached the rooms");
  await page.locator("#point-1 .under > button").click();
  await note(page, "is saved").waitFor();
  hold(await text(page).inputValue() === mended && !(await unsaved(page).isVisible()), "hers is saved now");
  await goes(page, "desk/S-1?read=1");
  await accessible(page, "what the rooms get");
  await picture(page, "desk-read-en");
  await goes(page, "desk/S-1");
  // A point that is written but not added is not left behind in silence.
  const add = page.locator("details.add");
  await add.locator("summary").click();
  await add.locator("textarea[lang=en]").fill(HALF);
  await publish(page).click();
  await page.locator(".publish .wrong", { hasText: "not added yet" }).waitFor();
  await add.getByRole("button", { name: "Take back" }).click();
  // What was saved before, and what is typed last, not saved: this is what the rooms get.
  await text(page).fill("Cada divulgación del RDRS, quizás.");
  await page.locator("#point-1 .under > button").click();
  await note(page, "is saved").waitFor();
  await text(page).fill(mended);
  await publish(page).click();
  await page.waitForURL(`${group}/syntheses/S-1`);
  hold(await page.locator(".card[lang=es]", { hasText: mended }).count() === 1, "the text on the screen is what was published");
}

// From the page of the synthesis: revising shows what is to be put right; once answered, it is not asked for again.
export async function whatIsToBePutRight(page, words) {
  await page.getByRole("button", { name: "Revise" }).click();
  await page.waitForURL(`${group}/desk/S-1`);
  for (const said of words) await page.locator(".amiss", { hasText: said }).waitFor();
  await picture(page, "desk-revising-en");
  await page.locator(".amiss").getByRole("link", { name: "Answer the objections" }).click();
  await page.locator("#objections summary", { hasText: "Answer" }).click();
  await page.locator("#settle-1").fill("It says logged, not published.");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.locator("#objections blockquote", { hasText: "logged, not published" }).waitFor();
  hold(await page.locator("#objections form").count() === 0, "what cannot be answered is not offered");
  hold(await page.locator("form", { has: page.locator("[name=c][value=confirm]") }).count() === 0, "whoever is not quoted is not asked to confirm");
  await goes(page, "desk/S-1");
  hold(await page.locator(".amiss", { hasText: words[0] }).count() === 0, "what is answered is not left to put right");
}
