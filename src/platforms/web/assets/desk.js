// What the desk gains when scripts run: the check as one writes, unsaved text that stays, and publishing what is on
// the screen. Follows puente.js; knows no words (they stand in the page) and no addresses.
//
// What is typed and not saved stays in this browser, under the person, the draft and the point ([data-keep]), until it
// is saved, taken back, or a month has passed. It is not saved by itself: two bridge persons may work on one draft, and
// half a sentence of one must not stand in the way of the other's save, nor reach the rooms unread.
"use strict";
(() => {
  const { all, fit, later, note, one, send, show } = globalThis.puente;
  const desk = one("main.desk");
  if (!desk) return;
  const MONTH = 30 * 24 * 3600 * 1000, SHELF = "desk ";
  const shelf = { // false where the browser forbids storage: then leaving asks first
    get(key) { try { return JSON.parse(localStorage.getItem(SHELF + key)); } catch { return null; } },
    set(key, value) { try { if (value) localStorage.setItem(SHELF + key, JSON.stringify(value)); else localStorage.removeItem(SHELF + key); return true; } catch { return !value; } },
    tidy() {
      try {
        for (const key of Object.keys(localStorage).filter((key) => key.startsWith(SHELF))) if (!(JSON.parse(localStorage.getItem(key))?.at > Date.now() - MONTH)) localStorage.removeItem(key);
      } catch { /* nothing is kept here */ }
    },
  };

  // ---- Fields: what stands in them, and what is saved ----
  const keepers = (from = desk) => all("[data-keep]", from);
  const form = (box) => (box.matches("form") ? box : one("form", box));
  const fields = (box) => [...form(box).elements].filter((at) => at.name && !["hidden", "submit", "button"].includes(at.type));
  const name = (at) => (at.type === "checkbox" ? `${at.name}=${at.value}` : at.name);
  const now = (at) => (at.type === "checkbox" ? at.checked : at.value.trim());
  const saved = (at) => {
    if (at.type === "checkbox") return at.defaultChecked;
    if (at.matches("select")) return ([...at.options].find((one) => one.defaultSelected) ?? at.options[0]).value;
    return at.defaultValue.trim();
  };
  const put = (at, value) => { if (at.type === "checkbox") at.checked = value; else at.value = value; };
  const changed = (box) => fields(box).filter((at) => now(at) !== saved(at));
  const meanwhile = (box) => one(".meanwhile:not([hidden])", box);

  // ---- Unsaved text stays, and says so ----
  let unkept = false;
  function mark(box) {
    const dirty = changed(box).length > 0, line = one(".unsaved", box), other = one(".meanwhile", box);
    if (line) line.hidden = !dirty;
    if (other && !dirty) other.hidden = true;
    return dirty;
  }
  function keep(box) {
    const values = changed(box).map((at) => [name(at), now(at), saved(at)]);
    mark(box);
    rests(box);
    unkept = !shelf.set(box.dataset.keep, values.length && { at: Date.now(), version: form(box).elements.version?.value, values });
  }
  function differs(box) { // somebody else saved: both texts are shown
    const other = one(".meanwhile", box);
    if (!other) return;
    for (const line of all("[data-of]", other)) line.textContent = document.getElementById(line.dataset.of).defaultValue;
    other.hidden = false;
  }
  function restore(box) {
    for (const at of fields(box)) put(at, saved(at)); // a browser may bring back what was saved long since
    const kept = shelf.get(box.dataset.keep);
    let other = kept && kept.version !== form(box).elements.version?.value;
    for (const [key, value, was] of kept?.values ?? []) {
      const at = fields(box).find((at) => name(at) === key);
      if (!at || now(at) !== saved(at)) continue;
      other ||= saved(at) !== was;
      put(at, value);
      if (at.matches("textarea")) fit(at);
      for (let around = at.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    }
    if (!mark(box)) { if (kept) shelf.set(box.dataset.keep, null); return; }
    rests(box);
    if (other) differs(box);
    if (box.dataset.check) box.dispatchEvent(new Event("input"));
  }
  function back(box) {
    for (const at of fields(box)) { put(at, saved(at)); if (at.matches("textarea")) fit(at); }
    keep(box);
    if (box.dataset.check) box.dispatchEvent(new Event("input"));
  }

  // ---- What is saved now, read from the page as the house would give it ----
  async function fresh() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error("no page");
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }
  // Takes over what is saved; what is being written stays. True if anything saved is other than it was.
  function adopt(box, page) {
    const there = one(`[data-keep="${CSS.escape(box.dataset.keep)}"]`, page);
    if (!there) return true;
    let other = false;
    for (const at of fields(box)) {
      const twin = fields(there).find((twin) => name(twin) === name(at));
      if (!twin) continue;
      const mine = now(at), was = saved(at), stands = saved(twin), touched = mine !== was;
      other ||= was !== stands;
      if (at.type === "checkbox") at.defaultChecked = stands;
      else if (at.matches("select")) for (const option of at.options) option.defaultSelected = option.value === stands;
      else at.defaultValue = stands;
      put(at, touched ? mine : stands);
      if (at.matches("textarea")) fit(at);
    }
    const version = form(there).elements.version?.value;
    if (version) form(box).elements.version.value = version;
    return other;
  }

  // ---- Publishing: what is on the screen is saved first; where it cannot be, nothing is published ----
  async function save(box) { // the answer stays here: without a page to go back to it is no note of the next one
    const sent = new URLSearchParams(new FormData(form(box)));
    sent.delete("back");
    const answer = await fetch(form(box).getAttribute("action"), { method: "POST", headers: { "X-Puente": "live", Accept: "application/json" }, body: sent });
    return answer.json();
  }
  async function saveAll(boxes) { // gives why it is not to be published, or the page as it is now
    for (const box of boxes) {
      const reply = await save(box);
      if (reply.ok) { shelf.set(box.dataset.keep, null); continue; }
      note(reply.strip_html);
      const page = await fresh();
      for (const each of all("[data-saves]", desk)) { if (adopt(each, page) && each === box) differs(box); keep(each); }
      return { why: "refused", at: box };
    }
    const page = await fresh(), mine = all("[data-saves]", desk);
    const others = mine.filter((box) => {
      const other = adopt(box, page), ours = boxes.includes(box);
      return mark(box) || (other && !ours);
    });
    if (others.length || all("[data-saves]", page).length !== mine.length) return { why: "changed", at: others[0] };
    return { page };
  }
  async function publish(box, submitter) {
    const wrong = one(".wrong", box), draft = box.closest(".draft");
    const stop = (why, at) => {
      wrong.textContent = box.dataset[why];
      wrong.hidden = false;
      const field = at && (changed(at)[0] ?? fields(at)[0]);
      if (!field) return;
      for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
      field.focus();
    };
    wrong.hidden = true;
    const added = keepers(draft).find((one) => "adds" in one.dataset && changed(one).length);
    if (added) return stop("pending", added);
    const boxes = all("[data-saves]", draft).filter((one) => changed(one).length);
    const known = boxes.find((one) => meanwhile(one) || !form(one).checkValidity());
    if (known) return stop("refused", known);
    let stopped;
    draft.inert = true;
    try {
      if (boxes.length) {
        const { page, ...why } = await saveAll(boxes);
        if (!page) { stopped = why; return; }
        form(box).elements.seen.value = one("[data-publishes] [name=seen]", page).value;
      }
      const reply = await send(form(box), submitter);
      if (reply && !reply.ok) one("[data-anyway]", box).hidden = false;
    } catch { show(document.body.dataset.failed); } finally {
      draft.inert = false;
      if (stopped) stop(stopped.why, stopped.at); else submitter?.focus();
    }
  }
  for (const box of all("[data-publishes]", desk)) {
    box.hidden = false;
    box.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); publish(box, event.submitter); });
  }

  // ---- The check as one writes, with the marks in place ----
  function lift(point) {
    for (const old of all(".side .marked", point)) old.remove();
    for (const line of all(".check .marked[data-for]", point)) {
      const box = document.getElementById(line.dataset.for);
      if (box?.value.trimEnd() !== line.textContent.trim()) continue;
      line.setAttribute("aria-hidden", "true");
      box.before(line);
    }
  }
  for (const point of all("form[data-check]", desk)) {
    let turn = 0;
    lift(point);
    const check = later(500, async () => {
      const mine = ++turn;
      try {
        const answer = await fetch(point.dataset.check, { method: "POST", headers: { "X-Puente": "live", Accept: "application/json" }, body: new URLSearchParams(new FormData(point)) });
        const { html } = await answer.json();
        if (mine !== turn) return;
        one(".check", point).innerHTML = html;
        lift(point);
        const box = one("[data-publishes] [data-anyway]", point.closest(".draft"));
        if (box) box.hidden = !one(".check .warn, :scope > .warn", point.closest(".draft"));
        if (box?.hidden) one("input", box).checked = false;
      } catch { show(document.body.dataset.failed); }
    });
    point.addEventListener("input", (event) => {
      if (event.target.matches("textarea")) { fit(event.target); one(".marked", event.target.parentNode)?.remove(); }
      check();
    });
    for (const box of all("textarea", point)) fit(box);
  }

  // ---- Machine drafts: what is not saved of the point is saved first; what is translated back stands beside ----
  for (const asks of all("form[data-first]", desk)) asks.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const box = document.getElementById(asks.dataset.first);
    try {
      if (changed(box).length) {
        const reply = await save(box), page = await fresh();
        const other = adopt(box, page);
        if (reply.ok) shelf.set(box.dataset.keep, null); else { note(reply.strip_html); if (other) differs(box); }
        keep(box);
        if (!reply.ok) return;
      }
      if (asks.elements.version) asks.elements.version.value = form(box).elements.version.value;
      await send(asks, event.submitter);
    } catch { show(document.body.dataset.failed); }
  });
  for (const asks of all("form[data-beside]", desk)) asks.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const place = document.getElementById(asks.dataset.beside), fields = new URLSearchParams(new FormData(document.getElementById(asks.dataset.of)));
    fields.set("language", asks.elements.language.value);
    event.submitter.disabled = true;
    try {
      const answer = await fetch(asks.dataset.look, { method: "POST", headers: { "X-Puente": "live", Accept: "application/json" }, body: fields });
      place.innerHTML = (await answer.json()).html;
      place.hidden = false;
    } catch { show(document.body.dataset.failed); } finally { event.submitter.disabled = false; }
  });

  // ---- A new point stands as its messages stand: from one room, it is raised there; from several, a person says ----
  for (const box of all("[data-adds]", desk)) {
    const { position, side } = form(box).elements;
    let chosen = false;
    box.addEventListener("change", (event) => {
      if (event.target === position || event.target === side) chosen = true;
      if (chosen || event.target.name !== "from") return;
      const rooms = new Set(all("[name=from]:checked", box).map((at) => at.dataset.lang));
      position.value = rooms.size === 1 ? "only" : "";
      side.value = rooms.size === 1 ? [...rooms][0] : "";
      keep(box);
    });
  }

  // A point rests on a message at least: taking the last away is refused where it is done.
  function rests(box) {
    const list = one(".sources[data-none]", box), ticks = list ? all("[type=checkbox]", list) : [];
    ticks[0]?.setCustomValidity(ticks.some((at) => at.defaultChecked) && !ticks.some((at) => at.checked) ? list.dataset.none : "");
  }

  shelf.tidy();
  for (const box of keepers()) {
    restore(box);
    box.addEventListener("input", () => keep(box));
    box.addEventListener("click", (event) => { if (event.target.closest("[data-does=back]")) back(box); });
    box.addEventListener("answered", async ({ detail }) => {
      if (detail.ok) { shelf.set(box.dataset.keep, null); for (const at of fields(box)) if (at.type !== "checkbox" && !at.matches("select")) at.defaultValue = at.value; return; }
      if ("saves" in box.dataset) try { if (adopt(box, await fresh())) differs(box); keep(box); } catch { /* the answer says what happened */ }
    });
  }
  addEventListener("beforeunload", (event) => { if (unkept && keepers().some((box) => changed(box).length)) event.preventDefault(); });
})();
