// Pictures of pages to look at, taken if PUENTE_TEST_SCREENSHOTS names a folder. Judges nothing.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { inColours, onScreens } from "./house.mjs";

const folder = process.env.PUENTE_TEST_SCREENSHOTS;
if (folder) mkdirSync(folder, { recursive: true });

// A list of hundreds of terms is as high as a house; its beginning is enough.
const HIGHEST = 2400;

// The page as it stands, wide and on a phone, light and dark.
export async function picture(page, name) {
  if (!folder) return;
  await onScreens(page, ({ width }) => inColours(page, (colours) => whole(page, `${name}-${width}-${colours}`)));
}

// What the screen shows, text as large as it is.
export async function asItIs(page, name) {
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function whole(page, name) {
  const { width } = page.viewportSize(), height = Math.min(HIGHEST, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height }, path: join(folder, `${name}.png`) });
}
