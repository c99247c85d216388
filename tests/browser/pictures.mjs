// Pictures of pages to look at, taken if PUENTE_TEST_SCREENSHOTS names a folder. Judges nothing.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PHONE, WIDE } from "./house.mjs";

const folder = process.env.PUENTE_TEST_SCREENSHOTS;
if (folder) mkdirSync(folder, { recursive: true });

// The page as it stands, wide and on a phone, light and dark.
export async function picture(page, name) {
  if (!folder) return;
  const before = page.viewportSize();
  for (const [width, screen] of [[1440, WIDE], [390, PHONE]]) {
    await page.setViewportSize(screen);
    for (const colours of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: colours });
      await page.screenshot({ path: join(folder, `${name}-${width}-${colours}.png`) });
    }
  }
  await page.setViewportSize(before);
}
