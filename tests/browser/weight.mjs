// What a page weighs on its way to the browser, compressed and with its headers, in a group that is
// full: on a first visit, and once the browser keeps what does not change. Pictures are not counted.
import { comes, goes } from "./house.mjs";
import { hold } from "./holds.mjs";

const FIRST = 60_000, AFTER = 15_000;

// Every page of a group; the desk with its sides, lists also as they are searched.
export const PAGES = ["", "syntheses", "syntheses?q=registradores", "syntheses?q=x9", "syntheses/S-1", "syntheses/S-2", "syntheses/S-6", "participation", "glossary", "glossary?q=registr", "twin", "members", "members?q=campbell", "me", "agenda", "agenda?q=privacidad", "agenda/board", "agenda/calendar", "agenda/actions", "agenda/suggestions", "agenda/process-7", "agenda?q=idn", "agenda/gantt", "agenda/gantt?body=GNSO", "statements", "statements/process-7", "statements/process-7/twin", "statements/process-7/2", "catchup", "catchup?since=90d", "keys", "desk", "desk?pane=tray", "desk/S-13?read=1"];

// Bytes that came over the wire until the page was read.
async function weigh(page, act) {
  const cdp = await page.context().newCDPSession(page), kinds = new Map();
  let sum = 0;
  await cdp.send("Network.enable");
  cdp.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { if (kinds.get(requestId) !== "Image") sum += encodedDataLength; });
  await act();
  await page.waitForLoadState("load");
  await cdp.detach();
  return sum;
}

export async function weight(browser, known, paths = PAGES) {
  const storageState = await known.context().storageState(), heavy = [];
  await goes(known, "keys");
  for (const path of paths) {
    const context = await browser.newContext({ storageState }), page = await context.newPage();
    const first = await weigh(page, () => goes(page, path));
    await context.close();
    const after = await weigh(known, () => goes(known, path));
    console.log(`  ${path || "rooms"}: ${first} bytes, after ${after}`);
    if (first > FIRST || after > AFTER) heavy.push(`${path || "rooms"}: ${first} bytes first, ${after} after`);
  }
  hold(!heavy.length, `too heavy:\n  ${heavy.join("\n  ")}`);
}
