// Every page of a group that is full, in both languages: accessible in light and in dark, led through by Tab, whole on
// a wide screen, on a phone and with text twice as large, and light on its way.
import { comes, goes, group, part, scene } from "./house.mjs";
import { fill } from "./fill.mjs";
import { hold } from "./holds.mjs";
import { both, look, nothingIsWrong, read } from "./looks.mjs";
import { PAGES, weight } from "./weight.mjs";

const RULE = "Article 1. The chair may answer within 30 days.\n\nArticle 2. The quorum is one third of the members.\n\nThe minutes are kept in both languages.";
const REGLA = "Artículo 1. La presidencia deberá responder en un plazo de 3 días.\n\nArtículo 2. El quórum es de la mitad de los integrantes.";

// Two texts are put in and compared; what differs stands beside them.
async function compares(page) {
  await goes(page, "twin");
  await page.locator("textarea[lang=en]").fill(RULE);
  await page.locator("textarea[lang=es]").fill(REGLA);
  await Promise.all([page.waitForNavigation(), page.locator("main form button[type=submit]").click()]);
  hold(await page.locator("#result .twins").first().locator("mark", { hasText: "deberá" }).count() === 1, "the words are marked");
  await page.locator("#result details > summary").click();
  // Whoever goes through the page by Tab begins at its top.
  await page.locator("main h1").evaluate((at) => { at.tabIndex = -1; at.focus(); });
  await look(page, "compared");
}

await scene(async (browser) => {
  await part("a group fills up", fill);
  const [camila, elena, delia] = await Promise.all(["Camila", "Elena", "Delia"].map((name) => comes(browser, name)));
  await part("no page weighs much", () => weight(browser, camila));
  await part("nor for an admin", () => weight(browser, delia, ["members", "glossary", "participation"]));
  await part("every page", () => both([camila, elena], (page) => read(page, PAGES, group, "full")));
  await part("two texts compared", () => both([camila, elena], compares));
  nothingIsWrong();
});
