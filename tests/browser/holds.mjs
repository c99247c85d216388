// What every page is held to: readable by everybody, no wider than its screen, focus that can be
// seen. Knows no page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inColours } from "./house.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function hold(fact, words) {
  if (!fact) throw new Error(words);
}

// The rules of axe-core, all in light; in dark those on colours, which alone differ. What is serious
// or critical fails.
export async function accessible(page, name) {
  await page.evaluate(axe);
  await inColours(page, async (colours) => {
    const rules = colours === "light" ? {} : { runOnly: ["color-contrast", "link-in-text-block"] };
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { resultTypes: ["violations"], ...rules }), rules);
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const told = grave.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join("\n")}`);
    hold(!grave.length, `${name}, ${colours}:\n${told.join("\n")}`);
  });
}

// Nothing reaches beyond the screen to the right, nor beyond the room or side it stands in.
export async function fits(page, name) {
  const beyond = await page.evaluate((width) => {
    const all = [...document.querySelectorAll("body *")];
    const scrolls = all.find((at) => at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX) && !at.matches("pre, textarea"));
    if (scrolls) return scrolls.outerHTML.slice(0, 200);
    if (document.documentElement.scrollWidth <= width) return null;
    const wide = all.find((at) => at.getBoundingClientRect().right > width + 1);
    return wide?.outerHTML.slice(0, 200) ?? "the page itself";
  }, page.viewportSize().width);
  hold(beyond === null, `${name} is wider than ${page.viewportSize().width} pixels: ${beyond}`);
}

// Tab goes through the page to its end, or far into it, and wherever it stands it can be seen.
export async function keyboardLeads(page, name, most = 16, least = 8) {
  await page.evaluate(() => document.activeElement?.blur());
  for (let step = 0; step < most; step++) {
    await page.keyboard.press("Tab");
    if (step >= least && await page.evaluate(() => document.activeElement === document.body)) return;
    await focusIsSeen(page, name);
  }
}

// Whatever has the focus shows it: an outline, or a border or ground that differs from without it.
export async function focusIsSeen(page, name) {
  const seen = await page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nothing has the focus";
    const look = () => {
      const box = at.closest(".field") ?? at, style = getComputedStyle(box);
      return [style.outlineStyle !== "none" && style.outlineWidth, style.borderColor, style.backgroundColor].join();
    };
    const { width, height } = at.getBoundingClientRect(), focused = look();
    at.blur();
    const plain = look();
    at.focus();
    if (width < 2 || height < 2) return `too small to see: ${at.outerHTML.slice(0, 120)}`;
    return focused === plain ? `looks the same with the focus: ${at.outerHTML.slice(0, 120)}` : null;
  });
  hold(seen === null, `${name}: ${seen}`);
}
