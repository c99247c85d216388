// Machine drafts at the desk: grey and said so until somebody approves them, the difference and the
// back-translation beside, and what was changed twice suggested for the glossary. The translator is played here.
import { createServer } from "node:http";
import { comes, goes, group, note, part, room, says, scene, message } from "./house.mjs";
import { hold, holds } from "./holds.mjs";
import { picture } from "./pictures.mjs";

// What the translator knows, both ways.
const KNOWS = {
  "Every reply to the survey is kept.": "Se mantiene toda contestación a la encuesta.",
  "Each answer carries a name.": "Cada contestación a la encuesta lleva un nombre.",
  "Anybody may read them later.": "Cualquiera puede leerlas luego.",
};
const EN = Object.keys(KNOWS), ES = Object.values(KNOWS);
const BETTER = ES.map((text) => text.replace("contestación a la encuesta", "respuesta al sondeo"));

function translator() {
  const port = new URL(process.env.PUENTE_TEST_TRANSLATOR).port;
  const answer = (text) => KNOWS[text] ?? EN[ES.indexOf(text)] ?? `${text} `;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.method === "POST" ? { translatedText: JSON.parse(body).q.map(answer) } : [{ code: "en" }]));
  });
  return new Promise((ready) => { server.listen(port, "127.0.0.1", () => ready(server)); });
}

const machine = await translator();
await scene(async (browser) => {
  const [ana, camila, elena] = await Promise.all(["Ana", "Camila", "Elena"].map((name) => comes(browser, name)));
  const side = (page, lang) => page.locator("#point-1 .side", { has: page.locator(`textarea[lang=${lang}]`) });
  const said = EN.join(" ");

  await part("a message is asked for, and is the first text of a point", async () => {
    await says(ana, "en", said);
    await message(ana, "en", said).locator(".actions > summary").click();
    await message(ana, "en", said).locator("[data-does=carry]").click();
    await note(ana, "P-1").or(message(ana, "en", said).locator(".reactions .carry")).first().waitFor();
    await goes(camila, "desk");
    await camila.getByLabel("Title in English").fill("Survey");
    await camila.getByLabel("Title in Spanish").fill("Encuesta");
    await camila.getByRole("button", { name: "Begin a draft" }).click();
    await camila.getByRole("heading", { name: "S-1 · Survey" }).waitFor();
    await camila.locator("#P-1 .actions > summary").click();
    await camila.getByRole("button", { name: "Add to this draft" }).click();
    await side(camila, "es").getByRole("button", { name: "Machine draft" }).waitFor();
    await holds(camila, "a text that is missing");
    await picture(camila, "machine-missing-en");
  });

  await part("a machine drafts what is missing, from what is written, and it says so", async () => {
    // The last sentence is not saved: it is first, and drafted too.
    await camila.locator("#text-1-en").fill(EN.slice(0, 2).join(" "));
    await side(camila, "es").getByRole("button", { name: "Machine draft" }).click();
    await side(camila, "es").locator(".facts", { hasText: "Machine draft (LibreTranslate): 2 of 2 sentences not approved" }).waitFor();
    hold(await camila.locator("#text-1-es").inputValue() === ES.slice(0, 2).join(" "), "what stood there is what was drafted");
    hold(await side(camila, "es").evaluate((at) => at.matches(".machine")), "it is grey");
    hold(!(await side(camila, "en").evaluate((at) => at.matches(".machine"))), "and what a person wrote is not");
    await holds(camila, "a machine draft");
    await picture(camila, "machine-drafted-en");
  });

  await part("one sentence of it is approved", async () => {
    await side(camila, "es").locator("summary").click();
    await side(camila, "es").getByRole("button", { name: "Approve this sentence" }).first().click();
    const sentences = side(camila, "es").locator(".sentences li");
    await sentences.first().filter({ hasText: "approved by Camila" }).waitFor();
    hold(await sentences.nth(1).evaluate((at) => at.matches(".machine")), "and not the other");
    await goes(camila, "desk/S-1");
    await holds(camila, "half approved");
    await picture(camila, "machine-one-en");
  });

  await part("what it says is shown in the other language, of what is not saved too", async () => {
    await camila.locator("#text-1-es").fill(ES[2]);
    await side(camila, "es").getByRole("button", { name: "Translate back" }).click();
    await side(camila, "en").locator(".beside", { hasText: EN[2] }).waitFor();
    await holds(camila, "translated back");
    await picture(camila, "machine-back-en");
  });

  await part("each sentence says who stands for it, and what a person changed", async () => {
    await camila.locator("#text-1-es").fill([BETTER[0], ES[1]].join(" "));
    await camila.locator("#point-1 .under > button").click();
    await note(camila, "is saved").waitFor();
    await goes(camila, "desk/S-1"); // the focus, where the page begins
    const sentences = side(camila, "es").locator(".sentences li");
    await sentences.filter({ hasText: "edited by Camila" }).waitFor();
    hold((await sentences.first().locator("del").innerText()).includes("contestación"), "what was taken out stands there");
    hold((await sentences.first().locator("ins").innerText()).includes("respuesta"), "and what was put in its place");
    hold(await sentences.nth(1).evaluate((at) => at.matches(".machine")), "the other is the machine's still");
    await holds(camila, "half a machine's");
    await picture(camila, "machine-edited-en");
    await goes(elena, "desk/S-1");
    await holds(elena, "medio automático");
    await picture(elena, "machine-edited-es");
  });

  await part("nothing of a machine goes out unread", async () => {
    await camila.locator(".publish").getByRole("button", { name: "Publish in both rooms" }).click();
    await note(camila, "a machine drafted and nobody has approved").waitFor();
    hold(await room(ana, "es").locator("li.synthesis").count() === 0, "nothing has reached the rooms");
    // What is written and not saved is saved first, and is hers.
    await camila.locator("#text-1-es").fill(BETTER.slice(0, 2).join(" ") + ` ${ES[2]}`);
    await side(camila, "es").getByRole("button", { name: "Approve the Spanish text" }).click();
    await note(camila, "no sentence of a machine waits").waitFor();
    await goes(camila, "desk/S-1");
    await side(camila, "es").locator(".facts", { hasText: "Began as a machine draft" }).waitFor();
    hold(await side(camila, "es").locator(".sentences li", { hasText: "added by Camila" }).count() === 1, "a sentence the machine never wrote is hers");
    await side(camila, "es").locator("summary").click();
    await holds(camila, "all a person's");
    await picture(camila, "machine-read-en");
  });

  await part("what was changed twice is suggested for the glossary", async () => {
    const learned = camila.locator(".learned");
    await learned.getByText("contestación a la encuesta").waitFor();
    await learned.locator("summary").click();
    hold(await learned.getByLabel("In Spanish").inputValue() === "respuesta al sondeo", "the words people use stand there");
    await holds(camila, "a suggestion");
    await picture(camila, "machine-learned-en");
    await learned.getByLabel("In English").fill("survey answer");
    await learned.getByRole("button", { name: "Propose" }).click();
    await note(camila, "T-1").waitFor();
    await goes(camila, "desk/S-1");
    hold(await camila.locator(".learned").count() === 0, "what is proposed is not suggested again");
  });

  await part("and the rooms are told that a machine helped", async () => {
    const publish = camila.locator(".publish");
    const anyway = publish.getByRole("checkbox");
    if (await anyway.isVisible()) await anyway.check();
    await publish.getByRole("button", { name: "Publish in both rooms" }).click();
    await camila.waitForURL(`${group}/syntheses/S-1`);
    await camila.getByText("Spanish: the text of 1 point began as a machine draft (LibreTranslate); read and approved by Camila").waitFor();
    await holds(camila, "the synthesis");
    await picture(camila, "machine-published-en");
    await room(ana, "en").locator("li.synthesis", { hasText: "machine draft, approved by a person" }).waitFor();
  });
});
machine.close();
