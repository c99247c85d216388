// How a page is looked at: what it is held to on both screens, then with large text and zoomed, and pictures of it.
// Knows no page; what is wrong is told at once in the end, not page by page.
import { PHONE, WIDE, goes } from "./house.mjs";
import { fits, hold, holds, isWhole } from "./holds.mjs";
import { asItIs, picture } from "./pictures.mjs";

const wrong = [];
const note = (check) => check.catch((error) => wrong.push(error.message));

// Text twice as large, as a reader sets it; and the whole page twice as large on a small screen.
async function enlarged(page, name) {
  const cdp = await page.context().newCDPSession(page), before = page.viewportSize();
  for (const screen of [PHONE, WIDE]) {
    await cdp.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await page.setViewportSize(screen);
    hold(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize) === "32px", "the text is twice as large");
    await note(fits(page, `${name}, large text`));
    await note(isWhole(page, `${name}, large text, ${screen.width} wide`));
    await asItIs(page, `${name}-large-${screen.width}`.replaceAll(/[^\w-]+/g, "_"));
  }
  await cdp.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
  for (const screen of [{ width: 640, height: 400 }, { width: 320, height: 640 }]) {
    await page.setViewportSize(screen);
    await note(fits(page, `${name}, zoomed`));
    await note(isWhole(page, `${name}, zoomed, ${screen.width} wide`));
    await asItIs(page, `${name}-zoomed-${screen.width}`.replaceAll(/[^\w-]+/g, "_"));
  }
  await page.setViewportSize(before);
  await cdp.detach();
}

export async function look(page, name) {
  const lang = await page.evaluate(() => document.documentElement.lang), called = `${name}-${lang}`;
  await note(holds(page, called));
  await enlarged(page, called);
  await picture(page, called.replaceAll(/[^\w-]+/g, "_"));
}

// Pages of a group, one after the other.
export async function read(page, paths, home, name) {
  for (const path of paths) { await goes(page, path, home); await look(page, `${name}-${path || "rooms"}`); }
}

// Both languages at the same time, each by a page of somebody who reads it.
export const both = (pages, act) => Promise.all(pages.map(act));

export function nothingIsWrong() {
  hold(!wrong.length, wrong.join("\n"));
}
