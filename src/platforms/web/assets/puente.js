// What a page gains when scripts run: live messages, forms without a reload, completion, keys.
// Knows no words (they stand in the page's data attributes), no rules and no addresses (they stand in the markup).
"use strict";
(() => {
  const body = document.body;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const later = (wait, act) => { let timer; return (...given) => { clearTimeout(timer); timer = setTimeout(act, wait, ...given); }; };
  const csrf = () => one("meta[name=csrf]")?.content ?? "";
  const title = document.title;
  const kept = { // storage may be forbidden by the browser; then drafts last as long as the page
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, text) { try { text ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key); } catch { /* not kept */ } },
  };
  // crypto.randomUUID exists on secure origins only; a group may try Puente over plain http at home.
  const newKey = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const parse = (html) => { const box = document.createElement("template"); box.innerHTML = html; return box.content; };
  const typing = (at) => at instanceof Element && at.matches("input, textarea, select, [contenteditable]");

  // Words under the top bar; an empty text hides it.
  const state = one(".state");
  const show = (text) => { if (state) { state.textContent = text ?? ""; state.hidden = !text; } };

  // ---- Rooms: lists, unread marks, reading ----
  const room = (id) => {
    const pane = one(`.room[data-room="${CSS.escape(id ?? "")}"]`);
    return pane && { id, pane, list: one(".messages", pane), scroll: one(".scroll", pane), composer: one(".composer", pane) };
  };
  const rooms = () => all(".room").map((pane) => room(pane.dataset.room));
  const current = () => room(document.activeElement?.closest(".room")?.dataset.room) ?? room(one(".room.current")?.dataset.room) ?? rooms()[0];
  const seen = (pane) => !document.hidden && pane.getClientRects().length > 0;
  const atEnd = ({ scroll }) => scroll.scrollTop > -40; // the list grows upwards: its end is scrollTop 0
  const lines = (list) => all(":scope > li[data-seq]", list);
  const readSeq = (list) => Number(list.dataset.readSeq ?? Infinity);
  const unread = ({ list }) => lines(list).filter((li) => Number(li.dataset.seq) > readSeq(list) && !("mine" in li.dataset)).length;

  function marks() {
    let total = 0;
    for (const each of rooms()) {
      const count = unread(each);
      total += count;
      for (const mark of all(`[data-unread="${CSS.escape(each.id)}"]`)) { mark.textContent = count; mark.hidden = !count || seen(each.pane) && mark.closest(".tabs") !== null; }
      const latest = one(".latest", each.pane);
      if (latest) latest.hidden = !count || atEnd(each);
    }
    document.title = total && document.hidden ? `(${total}) ${title}` : title;
  }
  const tellRead = later(800, () => {
    for (const { id, list } of rooms()) {
      if (readSeq(list) <= Number(list.dataset.toldSeq ?? -1) || !("readSeq" in list.dataset)) continue;
      list.dataset.toldSeq = list.dataset.readSeq;
      fetch(body.dataset.read, { method: "POST", keepalive: true, headers: { "X-Puente": "live" }, body: new URLSearchParams({ csrf: csrf(), room: id, seq: list.dataset.readSeq }) }).catch(() => { delete list.dataset.toldSeq; });
    }
  });
  function read() {
    for (const each of rooms()) {
      if (!seen(each.pane)) continue;
      const end = each.scroll.getBoundingClientRect().bottom + 8;
      const last = lines(each.list).findLast((li) => atEnd(each) || li.getBoundingClientRect().bottom <= end);
      if (last && Number(last.dataset.seq) > readSeq(each.list)) { each.list.dataset.readSeq = last.dataset.seq; if (body.dataset.read) tellRead(); }
    }
    marks();
  }
  const toEnd = ({ scroll }) => { scroll.scrollTop = 0; read(); };
  // The first message that is seen.
  const reads = ({ list, scroll }) => { const top = scroll.getBoundingClientRect().top; return lines(list).find((li) => li.getBoundingClientRect().bottom > top); };
  // Changes a list without moving what is being read.
  function steady(each, change) {
    const end = atEnd(each), anchor = reads(each);
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (end) each.scroll.scrollTop = 0;
    else if (anchor?.isConnected) each.scroll.scrollTop += anchor.getBoundingClientRect().top - before;
    read();
  }
  // Where the focus goes when what had it is drawn anew: to what stands in its place.
  function refocus(held, li) {
    const twin = held.matches("summary") ? one(".actions > summary", li) : held.matches("button[value]") && one(`.reactions button[value="${CSS.escape(held.value)}"]`, li);
    (twin || li).focus({ preventScroll: true });
  }
  function put({ room: id, id: name, seq, html }) {
    const each = room(id), li = parse(html).firstElementChild;
    if (!each || !li) return;
    one(".empty", each.pane)?.remove();
    const old = document.getElementById(li.id || `m-${name}`);
    steady(each, () => {
      if (old) { const held = old.contains(document.activeElement) && document.activeElement; old.replaceWith(li); if (held) refocus(held, li); return; }
      const all = lines(each.list), next = all.find((other) => Number(other.dataset.seq) > Number(seq));
      if (next === all[0] && next && one(".earlier", each.list)) return; // stands on an earlier page
      each.list.insertBefore(li, next ?? null);
    });
  }
  function gone({ room: id, id: name }) {
    const each = room(id), li = document.getElementById(`m-${name}`);
    if (!each || !li) return;
    const next = li.contains(document.activeElement) && (li.nextElementSibling ?? li.previousElementSibling);
    steady(each, () => li.remove());
    if (next) next.focus();
  }
  // An invitation's address gets a button that copies it, where the browser lets a page copy.
  function copies() {
    for (const a of navigator.clipboard ? all('.note a[href*="/in/"]:not([data-copies])') : []) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: body.dataset.copy });
      button.onclick = () => navigator.clipboard.writeText(a.href).then(() => { button.textContent = body.dataset.copied; });
      a.dataset.copies = "";
      a.after(" ", button);
    }
  }
  copies();
  function note(html, id) {
    const strip = one(".strip", (room(id) ?? current())?.pane ?? document) ?? one(".strip");
    if (!strip || !html) return;
    const fresh = parse(html), first = fresh.firstElementChild, same = first?.id && document.getElementById(first.id);
    if (same) same.replaceWith(fresh); else strip.append(fresh);
    copies();
    if (first) strip.scrollTop += first.getBoundingClientRect().top - strip.getBoundingClientRect().top; // what is long is read from its beginning
    if (first && !room(id)) first.scrollIntoView({ block: "nearest" }); // a form far below stays where it is when it is refused
  }

  // Takes a note away; if it had the focus, that goes on to the next one, or to where one writes or reads.
  function away(note) {
    if (!note?.isConnected) return; // it went already when its button was pressed
    const held = note.contains(document.activeElement) || note.contains(waiting), strip = note.closest(".strip");
    note.remove();
    if (!held) return;
    const next = one(".note button, .note a, .older > summary", strip) ?? current()?.composer?.elements.text ?? one("#main");
    if (next.id === "main") next.tabIndex = -1;
    next.focus();
  }

  // ---- The live stream ----
  function listen() {
    if (!body.dataset.stream) return;
    const url = new URL(body.dataset.stream, location.href);
    let last = "", source, wait = 1000, lost;
    const on = (name, act) => source.addEventListener(name, (event) => { last = event.lastEventId || last; act(JSON.parse(event.data)); });
    const open = () => {
      if (last) url.searchParams.set("last", last);
      source = new EventSource(url);
      source.onopen = () => { clearTimeout(lost); lost = undefined; wait = 1000; show(""); };
      source.onerror = () => {
        if (rooms().length) lost ??= setTimeout(show, 1500, body.dataset.lost);
        // The browser gives up on an HTTP error; we do not.
        if (source.readyState === EventSource.CLOSED) { setTimeout(open, wait); wait = Math.min(wait * 2, 30000); }
      };
      on("put", put); on("gone", gone);
      on("presence", ({ room: id, text }) => { const at = one(`[data-presence="${CSS.escape(id)}"]`); if (at) at.textContent = text; });
      on("note", ({ html, room: id }) => note(html, id));
      on("say", ({ text }) => { const at = one("#announce"); if (at) at.textContent = text; });
    };
    open();
    // A browser keeps few connections to one house: a page without rooms holds none while nobody looks at it.
    document.addEventListener("visibilitychange", () => { if (!rooms().length) { if (document.hidden) source.close(); else open(); } });
    addEventListener("pagehide", () => source.close());
    addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  }

  // ---- Forms without a reload ----
  let waiting; // the button that was pressed last and is not answered yet
  // Asks again where the answer was lost and asking twice is as good as once: a message has a key.
  async function ask(action, fields, more) {
    for (let wait = 500; ; wait *= 3) {
      try {
        const answer = await fetch(action, { method: "POST", headers: { "X-Puente": "live", Accept: "application/json" }, body: fields });
        return await answer.json();
      } catch (error) {
        if (!more--) throw error;
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  }
  async function send(form, submitter) {
    if (form.dataset.sending || submitter?.disabled) return;
    const shared = form.id === "act"; // one form serves every message: only its pressed button waits
    const data = new FormData(form, submitter), attached = files.get(form);
    const each = form.matches(".composer") && !data.get("edit") && room(form.dataset.room), before = each && reads(each);
    const fields = attached?.count() ? data : new URLSearchParams([...data].filter(([, value]) => typeof value === "string"));
    const wait = (on) => {
      waiting = on ? submitter : undefined;
      if (submitter) submitter.disabled = on;
      if (shared) return;
      if (on) form.dataset.sending = "yes"; else delete form.dataset.sending;
      form.setAttribute("aria-busy", String(on));
      for (const box of all("textarea", form)) box.readOnly = on;
      attached?.sending(on);
    };
    const hadFocus = form.contains(document.activeElement) || submitter === document.activeElement, wrong = one(".wrong", form);
    const fail = () => { if (wrong) { wrong.textContent = body.dataset.failed; wrong.hidden = false; } else show(body.dataset.failed); };
    wait(true);
    try {
      const action = submitter?.hasAttribute("formaction") ? submitter.formAction : form.getAttribute("action") || location.href;
      const reply = await ask(action, fields, form.matches(".composer") ? 3 : 0);
      if (wrong) wrong.hidden = true;
      if (!shared) show("");
      note(reply.strip_html, submitter?.closest(".room")?.dataset.room ?? form.dataset.room);
      if (reply.ok) away(submitter?.closest(".note")); // what it asked for is done
      if (reply.ok && form.matches(".composer")) freshKey(form);
      if (reply.ok && reply.clear) {
        clear(form);
        // Whoever read further up sees their own words, unless they have moved on or answered while catching up.
        if (before && !reply.strip_html && before === reads(each) && !(data.get("reply") && unread(each))) toEnd(each);
      }
      if (!reply.ok && !reply.strip_html && !reply.go) fail();
      form.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: reply }));
      if (reply.go) go(reply.go, submitter);
      return reply;
    } catch { fail(); } finally {
      wait(false);
      if (hadFocus && form.matches(".composer")) form.elements.text.focus();
      else if (hadFocus && document.activeElement === body && submitter?.isConnected) submitter.focus(); // waiting took it
    }
  }
  // Naming the page one is on does not fetch it again where only the part after # differs.
  function go(path, from) {
    const to = new URL(path, location.href), same = to.pathname + to.search === location.pathname + location.search;
    if (!same) return location.assign(to);
    if (to.hash !== location.hash) history.replaceState(null, "", to);
    if (from) kept.set("focus", spot(from));
    location.reload();
  }
  // The place of what can be used within the nearest thing that has a name: found again on the same page made anew.
  const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  function spot(at) {
    const home = at.parentElement.closest("[id]");
    return home && JSON.stringify([location.pathname, home.id, all(usable, home).indexOf(at)]);
  }
  function comeBack() {
    const [path, id, number] = JSON.parse(kept.get("focus") || "[]");
    kept.set("focus", "");
    const home = path === location.pathname ? document.getElementById(id) : null, at = home && (all(usable, home)[number] ?? one(usable, home));
    if (at) (one(":scope > summary", at.parentElement.closest("details:not([open])") ?? at) ?? at).focus();
  }
  const freshKey = (form) => { if (form.elements.key) form.elements.key.value = newKey(); };
  function clear(form) {
    if (!form.matches(".composer")) return form.reset();
    form.elements.text.value = "";
    files.get(form)?.clear();
    context(form, "", "");
    kept.set(draftName(form), ""); // at once: the answer may lead to another page
    fit(form.elements.text);
  }
  addEventListener("submit", (event) => {
    const form = event.target, does = event.submitter?.dataset.does, li = event.submitter?.closest("li[data-seq]");
    const menu = li && one(".actions", li);
    if (menu?.open) { if (menu.contains(document.activeElement)) one("summary", menu).focus({ preventScroll: true }); menu.open = false; }
    if (li && (does === "reply" || does === "edit") && begin(li, does)) return event.preventDefault();
    if (does === "dismiss") { event.submitter.closest(".note, .older")?.classList.add("leaving"); }
    if (!form.matches("[data-live]")) return;
    event.preventDefault();
    if (form.matches(".composer") && !form.elements.text.value.trim() && !files.get(form)?.count() && !form.elements.edit.value) return form.elements.text.focus();
    send(form, event.submitter);
    for (const left of all(".leaving")) away(left);
  });

  // ---- The composer ----
  const draftName = (form) => `draft ${form.getAttribute("action")}`;
  const keep = later(200, (form) => kept.set(draftName(form), form.elements.edit?.value ? "" : form.elements.text.value));
  const fit = CSS.supports("field-sizing", "content") ? () => {} : (box) => { box.style.height = "auto"; box.style.height = `${box.scrollHeight + 2}px`; };
  // What the composer answers or edits; the words are a pattern in the page with {name} and {text} to fill.
  function context(form, kind, id, fill = {}) {
    form.elements.reply.value = kind === "reply" ? id : "";
    form.elements.edit.value = kind === "edit" ? id : "";
    const line = one(".context", form);
    line.hidden = !kind;
    if (kind === "edit") files.get(form)?.clear(); // an edit keeps the files there are
    const opener = one(".attach", form);
    if (opener) opener.hidden = kind === "edit";
    if (kind) one("span", line).textContent = line.dataset[kind].replace(/\{(\w+)\}/g, (_, name) => fill[name] ?? "");
  }
  function begin(li, kind) {
    const form = room(li.closest(".room")?.dataset.room)?.composer, box = form?.elements.text;
    if (!form || kind === "edit" && !("source" in li.dataset)) return false;
    context(form, kind, li.id.slice(2), { name: one(".name", li)?.textContent ?? "", text: (one(".text", li) ?? one("h3, .files", li))?.textContent.trim().slice(0, 120) ?? "" });
    if (kind === "edit") { box.value = li.dataset.source; fit(box); }
    box.focus();
    return true;
  }
  function leave(form) {
    if (form.elements.edit.value) form.elements.text.value = "";
    context(form, "", "");
    keep(form);
  }
  // Files: chosen, pasted or dropped; each picture gets a field for what it shows. What is too much is
  // said before it is sent; the house looks again.
  const files = new Map();
  function attaching(form) {
    const place = one(".attaching", form), opener = one(".attach", form), pane = form.closest(".room");
    if (!place || !opener) return;
    const input = one("[type=file]", place), list = one(".chosen", place), wrong = one(".wrong", form), limits = one("p", place);
    const { most, bytes, limit, sending } = place.dataset, words = limits.textContent;
    const said = (name, file) => place.dataset[name].replace("{name}", file.name);
    const make = (tag, fill) => Object.assign(document.createElement(tag), fill);
    const size = ({ size }) => size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toLocaleString(form.closest("[lang]").lang, { maximumFractionDigits: 1 })} MB`;
    let chosen = [];
    one(".describe", place).remove(); // one for all of them, where no script runs
    place.classList.add("live");
    const no = (text) => { wrong.textContent = text; wrong.hidden = false; };
    function show() {
      const given = new DataTransfer();
      for (const { file } of chosen) given.items.add(file);
      input.files = given.files;
      list.replaceChildren(...chosen.map((each) => each.li));
      list.hidden = !chosen.length;
      opener.open = chosen.length > 0;
    }
    function line(file) {
      const li = make("li", {}), each = { file, li }, picture = file.type.startsWith("image/");
      const alt = make("input", { name: "alt", type: picture ? "text" : "hidden", maxLength: limit, autocomplete: "off" });
      const drop = make("button", { type: "button", className: "quiet", textContent: "✕", onclick: () => { chosen = chosen.filter((other) => other !== each); show(); form.elements.text.focus(); } });
      if (picture) { alt.placeholder = place.dataset.describe; alt.setAttribute("aria-label", said("alt", file)); }
      drop.setAttribute("aria-label", said("drop", file));
      li.append(make("span", { textContent: file.name }), make("span", { className: "facts", textContent: size(file) }), drop, alt);
      return each;
    }
    function take(fresh) {
      wrong.hidden = true;
      for (const file of fresh) {
        if (file.size > Number(bytes)) no(said("large", file));
        else if (chosen.length >= Number(most)) no(place.dataset.many);
        else chosen.push(line(file));
      }
      show();
    }
    const brings = (event) => !opener.hidden && event.dataTransfer?.types.includes("Files");
    input.addEventListener("change", () => take([...input.files]));
    one("summary", opener).addEventListener("click", (event) => { event.preventDefault(); input.value = ""; input.click(); });
    input.addEventListener("cancel", show);
    form.elements.text.addEventListener("paste", ({ clipboardData: held }) => { if (held.files.length && !held.types.includes("text/plain") && !opener.hidden) take(held.files); });
    pane.addEventListener("dragover", (event) => { if (brings(event)) { event.preventDefault(); form.classList.add("over"); } });
    pane.addEventListener("dragleave", () => form.classList.remove("over"));
    pane.addEventListener("drop", (event) => { form.classList.remove("over"); if (brings(event)) { event.preventDefault(); take(event.dataTransfer.files); form.elements.text.focus(); } });
    files.set(form, { count: () => chosen.length, clear() { chosen = []; show(); }, sending(on) { limits.textContent = on && chosen.length ? sending : words; } });
  }
  for (const form of all(".composer")) {
    attaching(form);
    const box = form.elements.text;
    freshKey(form);
    if (!box.value) box.value = kept.get(draftName(form)) ?? "";
    fit(box);
    const list = box.dataset.complete && choices(form, box);
    one(".context a", form)?.addEventListener("click", (event) => { event.preventDefault(); leave(form); box.focus(); });
    box.addEventListener("input", () => { fit(box); keep(form); list?.ask(); });
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || list?.key(event)) return;
      if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        if (box.value.trim() || files.get(form)?.count()) form.requestSubmit(one("button:not([data-does])", form));
      } else if (event.key === "Escape" && (form.elements.reply.value || form.elements.edit.value)) { event.preventDefault(); leave(form); }
      else if (event.key === "ArrowUp" && !box.value) {
        const own = all("li[data-mine][data-source]", form.closest(".room")).at(-1);
        if (own) { event.preventDefault(); begin(own, "edit"); }
      }
    });
  }

  // ---- Completion: what may follow here, as the server says. Offsets count characters, not UTF-16 units. ----
  function choices(form, box) {
    const list = document.createElement("ul");
    list.className = "choices"; list.id = `choices-${form.id}`; list.hidden = true;
    list.setAttribute("role", "listbox"); list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
    form.append(list);
    box.setAttribute("aria-autocomplete", "list"); box.setAttribute("aria-controls", list.id);
    let found = [], active = -1, asked;
    const mark = (index) => {
      active = index;
      [...list.children].forEach((li, at) => { li.setAttribute("aria-selected", String(at === index)); if (at === index) li.scrollIntoView({ block: "nearest" }); });
      if (index >= 0) box.setAttribute("aria-activedescendant", list.children[index].id); else box.removeAttribute("aria-activedescendant");
    };
    const close = () => { asked?.abort(); list.hidden = true; list.replaceChildren(); found = []; mark(-1); };
    const take = (index) => {
      const { insert, from } = found[index], caret = box.selectionStart, before = box.value.slice(0, caret);
      const start = from === undefined ? before.search(/\S*$/) : [...before].slice(0, from).join("").length;
      box.setRangeText(insert, start, caret, "end");
      close();
      box.dispatchEvent(new Event("input"));
    };
    const fetchChoices = later(120, async () => {
      const before = box.value.slice(0, box.selectionStart);
      if (!/^[!/]|(^|\s)@\S*$/.test(before)) return close();
      asked?.abort();
      asked = new AbortController();
      try {
        const url = new URL(box.dataset.complete, location.href);
        url.searchParams.set("room", form.dataset.room); url.searchParams.set("text", box.value); url.searchParams.set("at", String([...before].length));
        const answer = await fetch(url, { signal: asked.signal, headers: { "X-Puente": "live" } });
        const offered = answer.ok ? await answer.json() : [];
        if (!box.value || !offered.length) return close();
        found = offered;
        list.replaceChildren(...offered.map(({ label, about }, at) => {
          const li = document.createElement("li"), name = document.createElement("b"), words = document.createElement("span");
          li.id = `${list.id}-${at}`; li.setAttribute("role", "option");
          name.textContent = label; words.textContent = about ?? ""; words.className = "facts";
          li.append(name, words);
          li.addEventListener("mousedown", (event) => event.preventDefault());
          li.addEventListener("click", () => take(at));
          return li;
        }));
        list.hidden = false;
        mark(-1);
      } catch { /* a newer question took over, or the network is away: typing goes on without help */ }
    });
    box.addEventListener("blur", () => setTimeout(close, 150));
    return {
      ask: fetchChoices,
      key(event) {
        if (list.hidden) return false;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) mark(active < 0 ? (step > 0 ? 0 : found.length - 1) : (active + step + found.length) % found.length);
        else if (event.key === "Tab" && !event.shiftKey) take(Math.max(active, 0));
        else if (event.key === "Enter" && active >= 0) take(active);
        else if (event.key === "Escape") close();
        else return false;
        event.preventDefault();
        return true;
      },
    };
  }

  // ---- Panes: the tabs of a phone ----
  function turn(id) {
    for (const pane of all(".pane")) pane.classList.toggle("current", pane.dataset.room === id);
    for (const tab of all(".tabs [data-room]")) { if (tab.dataset.room === id) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current"); }
    const tab = one(`.tabs [data-room="${CSS.escape(id)}"]`);
    if (tab) history.replaceState(null, "", tab.href);
    read();
  }

  // ---- Clicks and keys ----
  addEventListener("click", (event) => {
    const tab = event.target.closest?.(".tabs [data-room]"), opener = event.target.closest?.("[data-opens]");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (tab) { event.preventDefault(); turn(tab.dataset.room); }
    const draft = event.target.closest?.("a[data-draft]"), form = draft && (room(draft.closest(".room")?.dataset.room) ?? current())?.composer;
    if (form) {
      event.preventDefault();
      form.elements.text.value = draft.dataset.draft;
      form.elements.text.focus();
      form.elements.text.dispatchEvent(new Event("input"));
    }
    if (event.target.closest?.("[data-does=close]")) away(event.target.closest(".note"));
    if (opener) { const dialog = document.getElementById(opener.dataset.opens); if (dialog?.showModal) { event.preventDefault(); dialog.showModal(); } }
    const latest = event.target.closest?.(".latest");
    if (latest) toEnd(room(latest.closest(".room").dataset.room));
    leaveMenus(event.target);
  });
  function leaveMenus(to) { for (const menu of all("details.actions[open], details.more[open]")) if (!menu.closest(".source") && !menu.contains(to)) menu.open = false; }
  addEventListener("focusin", (event) => leaveMenus(event.target));
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const pane = all(".pane")[Number(event.code.at(-1)) - 1];
      if (pane) { event.preventDefault(); turn(pane.dataset.room); (one(".composer textarea", pane) ?? one("textarea, a, button", pane))?.focus(); }
      return;
    }
    if (event.key === "Escape") {
      const menu = one("details.actions[open], details.more[open]");
      if (menu) { menu.open = false; one("summary", menu).focus(); }
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target) || one("dialog[open]")) return;
    const li = document.activeElement?.closest("li[data-seq]"), here = current();
    const act = {
      "/": () => (here?.composer?.elements.text ?? one("input[type=search]"))?.focus(),
      "?": () => one("[data-opens=help]")?.click(),
      j: () => here && (li ? step(li, 1) : lines(here.list).at(-1))?.focus(),
      k: () => here && (li ? step(li, -1) : lines(here.list).at(-1))?.focus(),
      r: () => li && one("[data-does=reply]", li)?.click(),
      b: () => li && one("[data-does=carry]", li)?.click(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  function step(li, by) { const list = lines(li.parentNode); return list[Math.min(Math.max(list.indexOf(li) + by, 0), list.length - 1)]; }

  // ---- A file into a field of its form: the server only takes text; older spreadsheets save Windows-1252 ----
  for (const input of all("[data-fills]")) {
    input.closest("[hidden]")?.removeAttribute("hidden");
    input.onchange = async () => {
      const bytes = await input.files[0]?.arrayBuffer();
      let text = "";
      try { text = new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { text = new TextDecoder("windows-1252").decode(bytes); }
      input.form.elements[input.dataset.fills].value = text;
    };
  }

  // ---- Begin ----
  for (const each of rooms()) {
    each.scroll.addEventListener("scroll", later(100, read), { passive: true });
    if (!location.hash) one(".divider.unread", each.list)?.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("visibilitychange", read);
  addEventListener("resize", later(200, read));
  if (rooms().length) read();
  comeBack();
  listen();
  globalThis.puente = { all, fit, later, note, one, send, show, typing };
})();
