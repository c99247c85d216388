// Every page of a group that is full, in both languages: accessible in light and in dark, led through by Tab, whole on
// a wide screen, on a phone and with text twice as large, and light on its way.
import { comes, group, part, scene } from "./house.mjs";
import { fill } from "./fill.mjs";
import { both, nothingIsWrong, read } from "./looks.mjs";
import { PAGES, weight } from "./weight.mjs";

await scene(async (browser) => {
  await part("a group fills up", fill);
  const [camila, elena, delia] = await Promise.all(["Camila", "Elena", "Delia"].map((name) => comes(browser, name)));
  await part("no page weighs much", () => weight(browser, camila));
  await part("nor for an admin", () => weight(browser, delia, ["members", "glossary", "participation"]));
  await part("every page", () => both([camila, elena], (page) => read(page, PAGES, group, "full")));
  nothingIsWrong();
});
