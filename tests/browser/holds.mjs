// What every page is held to: readable by everybody, no wider than its screen, nothing cut off, nothing
// in the way of anything else, focus that can be seen. Knows no page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inColours, onScreens, PHONE } from "./house.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function hold(fact, words) {
  if (!fact) throw new Error(words);
}

// The rules of axe-core, all in light; in dark those on colours, which alone differ. What is found fails,
// however grave it is.
export async function accessible(page, name) {
  await page.evaluate(axe);
  await inColours(page, async (colours) => {
    const rules = colours === "light" ? {} : { runOnly: ["color-contrast", "link-in-text-block"] };
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { resultTypes: ["violations"], ...rules }), rules);
    const told = violations.map(({ id, impact, help, nodes }) => `${id} (${impact}): ${help}\n${nodes.slice(0, 5).map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join("\n")}`);
    hold(!violations.length, `${name}, ${colours}:\n${told.join("\n")}`);
  });
}

// Nothing reaches beyond the screen to the right, nor beyond the room or side it stands in.
export async function fits(page, name) {
  const beyond = await page.evaluate((width) => {
    const all = [...document.querySelectorAll("body *")].filter((at) => at.checkVisibility());
    const scrolls = all.find((at) => at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX) && !at.matches("pre, textarea, table"));
    if (scrolls) return scrolls.outerHTML.slice(0, 200);
    if (document.documentElement.scrollWidth <= width) return null;
    const wide = all.find((at) => at.getBoundingClientRect().right > width + 1);
    return wide?.outerHTML.slice(0, 200) ?? "the page itself";
  }, page.viewportSize().width);
  hold(beyond === null, `${name} is wider than ${page.viewportSize().width} pixels: ${beyond}`);
}

// No word is cut off by what it stands in, nothing one can use lies over another, a room keeps place to read in.
export async function isWhole(page, name) {
  const wrong = await page.evaluate(() => {
    const told = [], most = 6, say = (what, at, more = "") => { if (told.length < most) told.push(`${what}: ${at.outerHTML.slice(0, 140)}${more}`); };
    const shown = (at) => at.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !at.closest(".hidden, .skip, [hidden], [aria-hidden=true]") && getComputedStyle(at).clipPath === "none";
    // The boxes something stands in that hide what is beyond them, and whether one can scroll to it.
    const frames = (at) => { const found = []; for (let box = at; box && box !== document.documentElement; box = box.parentElement) { const style = getComputedStyle(box); if (style.overflowX !== "visible" || style.overflowY !== "visible") found.push([box, style]); if (style.position === "fixed") break; } return found; };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const at = text.parentElement;
      if (!text.data.trim() || at.matches("script, style, option, textarea") || !shown(at)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      if (right < left + 1) continue;
      for (const [box, style] of frames(at)) {
        const frame = box.getBoundingClientRect(), aside = /auto|scroll/.test(style.overflowX), down = /auto|scroll/.test(style.overflowY);
        if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") break; // cut knowingly
        if (!aside && (right > frame.right + 2 || left < frame.left - 2)) say("cut off at its side", at, ` in ${box.className}`);
        if (!down && (bottom > frame.bottom + 4 || top < frame.top - 4)) say("cut off above or below", at, ` in ${box.className}`);
        if (aside || down) break;
      }
    }
    const used = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((at) => shown(at) && at.getClientRects().length);
    // What floats over the page knowingly, and may lie over what stands in it.
    const floats = ({ position, zIndex }) => ["fixed", "sticky"].includes(position) || position === "absolute" && zIndex !== "auto";
    const layer = (at) => { for (let box = at; box; box = box.parentElement) if (floats(getComputedStyle(box))) return box; return null; };
    const boxes = used.map((at) => {
      let { left, right, top, bottom } = at.getBoundingClientRect();
      for (const [box] of frames(at.parentElement)) { const frame = box.getBoundingClientRect(); left = Math.max(left, frame.left); right = Math.min(right, frame.right); top = Math.max(top, frame.top); bottom = Math.min(bottom, frame.bottom); }
      return { at, left, right, top, bottom, lines: at.getClientRects().length, layer: layer(at) };
    }).filter(({ left, right, top, bottom }) => right > left + 1 && bottom > top + 1).sort((one, other) => one.top - other.top);
    for (const { at } of boxes) if (at.clientWidth && at.scrollWidth > at.clientWidth + 2 && !at.matches("input, select, textarea") && getComputedStyle(at).overflowX === "visible") say("its words reach beyond it", at);
    boxes.forEach((one, number) => {
      for (const other of boxes.slice(number + 1)) {
        if (other.top >= one.bottom - 3) break;
        if (one.layer !== other.layer || one.lines > 1 || other.lines > 1 || one.at.contains(other.at) || other.at.contains(one.at)) continue;
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3) say("lies over another", one.at, ` and ${other.at.outerHTML.slice(0, 140)}`);
      }
    });
    for (const scroll of document.querySelectorAll(".scroll")) if (scroll.getClientRects().length && scroll.clientHeight < 48) say(`leaves ${scroll.clientHeight} pixels to read in`, scroll);
    return told;
  });
  hold(!wrong.length, `${name}:\n  ${wrong.join("\n  ")}`);
}

// On a phone a thumb meets what it aims at: 44 pixels from top to bottom, or the words of a sentence.
export async function thumbs(page, name) {
  const small = await page.evaluate(() => {
    const told = [];
    for (const at of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
      if (!at.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || at.closest(".hidden, .skip, [hidden]") || at.matches("p a, dd a, .text a, a.facts, .quoted")) continue;
      // In a list that shows less than a thumb is high, nothing can be aimed at before it is scrolled.
      let list = at.parentElement;
      while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
      if (list && list.clientHeight < 88) continue;
      at.scrollIntoView({ block: "center" });
      const { left, width, top, height } = (at.matches("[type=checkbox], [type=radio]") && at.closest("label") || at).getBoundingClientRect(), middle = top + height / 2;
      const hit = (y) => { const found = document.elementFromPoint(left + width / 2, y); return found && (at.contains(found) || found.contains(at) && found.matches("label")); };
      if (height < 43 && !(hit(middle - 20) && hit(middle + 20)) && told.length < 6) told.push(`${Math.round(width)} × ${Math.round(height)}: ${at.outerHTML.slice(0, 160)}`);
    }
    scrollTo(0, 0);
    return told;
  });
  hold(!small.length, `${name}: too small for a thumb:\n  ${small.join("\n  ")}`);
}

// One page as it stands, on both screens.
export async function holds(page, name) {
  await keyboardLeads(page, name);
  await onScreens(page, async ({ width }) => {
    await accessible(page, `${name}, ${width} wide`);
    await fits(page, name);
    await isWhole(page, `${name}, ${width} wide`);
    if (width === PHONE.width) await thumbs(page, name);
  });
}

// Tab goes through the page to its end, or far into it, and wherever it stands it can be seen.
export async function keyboardLeads(page, name, most = 16, least = 3) {
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
