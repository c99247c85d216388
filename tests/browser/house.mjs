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
// Another group of the same house, where nothing has been said.
export const quiet = new URL("/g/quiet", group).href;
export const links = JSON.parse(given("PUENTE_TEST_LINKS"));

// What pages complained about, in the order they did.
export const complaints = [];

async function open() {
  return chromium.launch({
    executablePath: given("PUENTE_TEST_CHROMIUM"),
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

// Each part of a scene says its name when it is over: where one stops, the next is what failed.
export async function part(name, play) {
  const began = performance.now();
  try { await play(); } catch (error) { throw new Error(`While “${name}”: ${error.message}`, { cause: error }); }
  console.log(`${name}: ${Math.round(performance.now() - began)} ms`);
}

// Plays a scene in a browser that is closed in the end; it fails with whatever a page complained about.
export async function scene(play) {
  const browser = await open();
  try {
    await play(browser);
    if (complaints.length) throw new Error("Pages complained:");
  } catch (error) {
    console.error(error.message);
    for (const complaint of complaints) console.error(complaint);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

// A browser of one's own; `screen` is WIDE or PHONE, `colours` light or dark; `dropped`: its
// connections are cut on purpose.
export async function window(browser, name, { screen = WIDE, colours = "light", script = true, lang = "en", dropped = false } = {}) {
  const phone = screen === PHONE;
  const context = await browser.newContext({
    viewport: screen, colorScheme: colours, javaScriptEnabled: script, locale: lang, hasTouch: phone, isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1, reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  watch(page, name, dropped);
  return page;
}

// What a page is to be refused with, while it is.
const expected = new WeakMap();

function watch(page, name, dropped) {
  const complain = (what) => complaints.push(`${name}, on ${new URL(page.url()).pathname}: ${what}`);
  page.on("pageerror", (error) => complain(error.message));
  const awaited = (status) => { const found = expected.get(page); if (found?.status !== status) return false; found.seen = true; return true; };
  page.on("console", (line) => { if (dropped && line.text().includes("net::ERR_")) return; if (["error", "warning"].includes(line.type()) && !awaited(Number(line.text().match(/status of (\d+)/)?.[1]))) complain(line.text()); });
  page.on("response", (answer) => { if (answer.status() >= 400 && !awaited(answer.status())) complain(`${answer.status()} from ${answer.url()}`); });
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

// Says something with the keyboard: Enter sends. What was sent before is waited for, as its writer
// would: until the house has answered, its words stand in the box and nothing can be typed there.
export async function says(page, lang, words) {
  await room(page, lang).locator(".composer:not([aria-busy=true])").waitFor();
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
export const goes = (page, path, home = group) => page.goto(path ? `${home}/${path}` : home);

// Does something that the house refuses: a page that answers so is no complaint.
export async function refused(page, status, act) {
  expected.set(page, { status, seen: false });
  await act();
  if (!expected.get(page).seen) throw new Error(`${page.url()} was not answered with ${status}`);
  expected.delete(page);
}
