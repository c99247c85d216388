// Opens Chromium and lets people into the house that stands already. Knows no page: only who looks
// at it, on which screen and in which colours. Whatever a page complains about, the scene fails.
import { chromium } from "playwright-core";

// The longest a person waits for anything to appear.
const PATIENCE = 10_000;

export const WIDE = { width: 1440, height: 860 };
export const PHONE = { width: 390, height: 780 };

const given = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: the scene is started by tests/browser.rs, with cargo test or tests/run`);
  return value;
};

export const group = given("PUENTE_TEST_ADDRESS");
const links = JSON.parse(given("PUENTE_TEST_LINKS"));

// What pages complained about, in the order they did.
export const complaints = [];

export async function open() {
  return chromium.launch({
    executablePath: given("PUENTE_TEST_CHROMIUM"),
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

// A browser of one's own; `screen` is WIDE or PHONE, `colours` light or dark.
export async function window(browser, name, { screen = WIDE, colours = "light", script = true } = {}) {
  const phone = screen === PHONE;
  const context = await browser.newContext({
    viewport: screen, colorScheme: colours, javaScriptEnabled: script, hasTouch: phone, isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1, reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  watch(page, name);
  return page;
}

function watch(page, name) {
  const complain = (what) => complaints.push(`${name}, on ${new URL(page.url()).pathname}: ${what}`);
  page.on("pageerror", (error) => complain(error.message));
  page.on("console", (line) => { if (["error", "warning"].includes(line.type())) complain(line.text()); });
  page.on("response", (answer) => { if (answer.status() >= 400) complain(`${answer.status()} from ${answer.url()}`); });
}

// Comes in by the personal link, which a button uses.
export async function comes(browser, name, how) {
  const page = await window(browser, name, how);
  await page.goto(links[name]);
  await Promise.all([page.waitForURL(group), page.locator("main button.primary").click()]);
  return page;
}

// The room of a language on a page.
export const room = (page, lang) => page.locator(`.room[data-room=${lang}]`);
export const composer = (page, lang) => room(page, lang).locator(".composer textarea");

// Says something with the keyboard: Enter sends.
export async function says(page, lang, words) {
  await composer(page, lang).focus();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await message(page, lang, words).waitFor();
}

export const message = (page, lang, words) => room(page, lang).locator("li.message", { hasText: words });
export const card = (page, lang) => room(page, lang).locator("li.synthesis");
export const note = (page, words) => page.locator(".note:visible", { hasText: words });

// Does something in light and in dark; the page is left in the colours it had.
export async function inColours(page, act) {
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  for (const colours of dark ? ["light", "dark"] : ["dark", "light"]) {
    await page.emulateMedia({ colorScheme: colours });
    await act(colours);
  }
}

// Does something on a wide screen and on a phone; the page is left as wide as it was.
export async function onScreens(page, act) {
  const before = page.viewportSize();
  for (const screen of before.width === PHONE.width ? [WIDE, PHONE] : [PHONE, WIDE]) {
    await page.setViewportSize(screen);
    await act(screen);
  }
}

// Goes to a place of the group by its path.
export const goes = (page, path) => page.goto(path ? `${group}/${path}` : group);
