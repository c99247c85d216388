// Fills a house as a busy group would: two hundred people with long names, long threads, many
// syntheses in every state. It speaks to the house as a browser without script does; it opens none.
import { readFileSync } from "node:fs";
import { group, links, quiet } from "./house.mjs";

const PEOPLE = 200;
const MESSAGES = 60;
const SYNTHESES = 12;

const FIRST = ["María de los Ángeles", "José Guadalupe", "Winston", "Ana Sofía", "Keisha", "Juan Francisco", "Maximiliano", "Esperanza", "Devon", "Guillermina", "Ximena", "Bartolomé", "Shanelle", "Concepción"];
const LAST = ["Etxeberria Goikoetxea", "Fernández de Córdoba y Villavicencio", "Campbell-Braithwaite", "Quispe Huamán", "Arrechavaleta", "de la Santísima Trinidad Echeverría", "St. Clair", "Montenegro", "Xiuhtecuhtli Tlatoani", "Ramkissoon", "Velásquez Altamirano", "Zubizarreta", "Iturriaga", "Ó Súilleabháin", "Huenchumilla"];
const ORGANISATIONS = ["ISOC Uruguay", "Subcomité Interinstitucional de Desinstitucionalización y Telecomunicaciones Electroencefalográficas", "Asociación Latinoamericana de Usuarias y Usuarios de Internet", "Fundación Otorrinolaringológica del Caribe", "Barbados Internet Users", "Red"];
const COUNTRIES = ["UY", "MX", "BB", "PE", "AR", "TT", "CL", "CO"];

const SAID = {
  en: ["Every disclosure through the RDRS must be logged within 30 days.", "I disagree.", "The draft says registrars answer within 30 days, but section 4.2 of the EPDP Phase 2A report gives them ten business days for urgent requests, and nobody at the last call could say which of the two holds when a request is both urgent and incomplete. Can we ask the other room what they think?", "> nobody could say which of the two holds\nThe staff paper does: https://example.org/policy/registration-data/annexes/a-very-long-address-that-does-not-break-anywhere-because-it-has-no-spaces.html", "Yes 👍", "Two points from the Caribbean side:\n\nFirst, small registrars have nobody at night.\n\nSecond, the form exists in English only."],
  es: ["Hay que registrar cada divulgación que pase por el RDRS, a más tardar en 30 días.", "De acuerdo.", "Quisiera insistir en algo que ya planteamos en la reunión anterior y que, a mi juicio, quedó sin responder: la desinstitucionalización de los procedimientos no puede significar que las personas usuarias se queden sin un lugar al que acudir. Incomprensibilidades como las del anexo B —que nadie tradujo— lo demuestran.", "¿Alguien tiene el enlace? https://example.org/es/politicas/datos-de-registro/anexos/una-direccion-larguisima-que-no-se-corta-porque-no-tiene-espacios.html", "Contraproducentísimo, electroencefalografísticamente hablando.", "Van dos cosas:\n\nUna: los registradores chicos no atienden de noche.\n\nOtra: el formulario está solo en inglés."],
};
// What is said is what people say: the words of the demonstration, and between them some that are hard to lay out.
for (const script of ["s1", "s2", "s3"]) {
  const steps = readFileSync(new URL(`../../src/demo/${script}.toml`, import.meta.url), "utf8").split("[[step]]");
  for (const step of steps) {
    const [, room] = step.match(/^room = "(en|es)"$/m) ?? [], [, words] = step.match(/^say = "([^!].*)"$/m) ?? [];
    if (room && words) SAID[room].push(JSON.parse(`"${words}"`));
  }
}

const TITLE = { en: "How soon registrars answer urgent requests for registration data", es: "En cuánto tiempo responden los registradores a las solicitudes urgentes de datos de registro" };
const TEXT = {
  en: "Registrars answer urgent requests within ten business days and all others within 30 days; where a request is both urgent and incomplete, the longer time counts until it is complete, and whoever asked is told on the same day what is missing.",
  es: "Los registradores responden las solicitudes urgentes en diez días hábiles y las demás en 30 días; si una solicitud es urgente y está incompleta, cuenta el plazo más largo hasta que se complete, y a quien la hizo se le dice el mismo día qué le falta.",
};

const invitation = (html) => html.match(/href="([^"]+\/in\/[^"]+)"/)[1];
const at = (list, number) => list[number % list.length];
const hidden = (html, name) => html.match(new RegExp(`name="${name}"[^>]*?(?:content|value)="([^"]*)"`))?.[1] ?? "";

// Somebody with a browser of their own, without the browser.
class Visitor {
  #cookie = "";
  #csrf = "";

  async ask(path, fields) {
    const answer = await fetch(new URL(path, group), {
      method: fields ? "POST" : "GET", redirect: "manual", body: fields && new URLSearchParams(fields),
      headers: { Cookie: this.#cookie, Accept: "application/json", ...(fields?.csrf && { "X-Puente": "live" }), ...(this.from && { "X-Forwarded-For": this.from }) },
    });
    const given = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (given.length) this.#cookie = given.join("; ");
    return answer.text();
  }

  async comes(link, number, fields = {}, home = group) {
    this.home = home;
    this.from = `10.1.${number >> 8}.${number & 255}`; // each from a place of their own: who come from one are held up
    const answer = await this.ask(link, { language: "en", ...fields });
    this.#csrf = hidden(await this.ask(home), "csrf");
    if (!this.#csrf) throw new Error(`${link} let nobody in: ${answer}`);
    return this;
  }

  async does(path, fields) {
    const reply = JSON.parse(await this.ask(path, { ...fields, csrf: this.#csrf }));
    if (!reply.ok) throw new Error(`${path} ${JSON.stringify(fields)}: ${reply.strip_html}`);
    return reply.strip_html ?? "";
  }

  command(c, fields = {}) { return this.does(`${this.home}/do`, { c, ...fields }); }
  says(room, text, reply = "") { return this.does(`${group}/say/${room}`, { text, reply, key: "" }); }

  // The messages people wrote that stand on the first page of a room, oldest first.
  async messages(room) {
    const page = await this.ask(`${group}?room=${room}`), part = page.slice(page.indexOf(`<section class="room pane current"`));
    return [...part.slice(0, part.indexOf("</section>")).matchAll(/<li id="m-([^"]+)" class="message"/g)].map(([, id]) => id);
  }
}

async function everybody(inviter) {
  const link = invitation(await inviter.command("group invite", { uses: String(PEOPLE) }));
  const come = async (number) => {
    const name = `${at(FIRST, number)} ${LAST[Math.floor(number / FIRST.length)]}`;
    const language = number % 5 < 3 ? "es" : "en";
    const one = await new Visitor().comes(link, number + 1, { name, language });
    await one.command("profile set", { country: at(COUNTRIES, number), ...(number % 4 && { organisation: at(ORGANISATIONS, number) }) });
    return Object.assign(one, { name, language });
  };
  const all = [];
  for (let number = 0; number < PEOPLE - 4; number += 7) all.push(...await Promise.all(Array.from({ length: Math.min(7, PEOPLE - 4 - number) }, (_, more) => come(number + more))));
  return all;
}

// Long threads in both rooms, with answers, marks and requests to carry.
async function talk(people) {
  const speakers = { en: people.filter(({ language }) => language === "en"), es: people.filter(({ language }) => language === "es") };
  await Promise.all(["en", "es"].map(async (room) => {
    let stand = [];
    for (let number = 0; number < MESSAGES; number++) {
      await at(speakers[room], number * 3).says(room, `${at(SAID[room], number)}${number < SAID[room].length ? "" : ` (${number})`}`, number % 4 === 3 ? stand.at(-1) : "");
      if (number % 10 === 2) stand = await speakers[room][0].messages(room);
    }
    stand = await speakers[room][0].messages(room);
    for (const [number, id] of stand.entries()) {
      for (let who = 0; who < number % 4; who++) await at(people, number + who).does(`${group}/m/${id}/react`, { mark: at(["👍", "🎉", "🤔"], who) });
      if (number % 3 === 0) await at(people, number).does(`${group}/m/${id}/react`, { mark: "🌉" });
    }
  }));
}

// Syntheses of every kind: short and long, asked about, objected to, answered, revised, withdrawn; and a draft.
async function syntheses(bridge, people) {
  const picks = [...(await bridge.ask(`${group}/desk?pane=tray`)).matchAll(/<li class="source" id="(P-\d+)"><p class="facts"><span class="tag" data-lang="(\w+)"/g)].map(([, number, lang]) => ({ number, lang }));
  const from = (lang, number) => at(picks.filter((pick) => pick.lang === lang), number).number;
  for (let number = 1; number <= SYNTHESES + 1; number++) {
    const synthesis = `S-${number}`, point = (fields) => bridge.command("bridge point", { synthesis, ...fields });
    const texts = { "texts.en": TEXT.en, "texts.es": TEXT.es };
    await bridge.command("bridge draft", { "texts.en": `${TITLE.en} (${number})`, "texts.es": `${TITLE.es} (${number})` });
    await point({ ...texts, position: "both", from: `${from("en", number)},${from("es", number)}` });
    await point({ "texts.en": "Small registrars have nobody at night.", "texts.es": "Los registradores chicos no atienden de noche.", position: "only", side: "es", from: from("es", number + 1) });
    if (number % 3 === 0) await point({ ...texts, position: "differ", from: `${from("en", number + 2)},${from("es", number + 2)}` });
    if (number % 4 === 1) await point({ "texts.en": "Does the form exist in Spanish?", "texts.es": "¿Existe el formulario en español?", position: "question", side: "en", from: from("es", number + 3) });
    if (number === SYNTHESES + 1) { await point({ "texts.en": "Within 30 days, says ALAC.", "texts.es": "A tiempo, dice.", position: "minority", from: from("en", 4) }); break; }
    await bridge.command("bridge publish", { synthesis, anyway: "yes" });
    if (number % 5 === 1) await people[number].command("object", { synthesis, text: "No fue eso lo que dijimos: hablábamos de días corridos, no de días hábiles, y solo para las solicitudes incompletas." });
    if (number % 4 === 1) await people.find(({ language }) => language === "en").command("answer", { synthesis, text: "It does not, and nobody has asked for the translation yet." });
  }
  await bridge.command("answer", { synthesis: "S-6", objection: "1", text: "Tienen razón; lo corrijo." });
  await bridge.command("bridge withdraw", { synthesis: "S-2", reason: "Las dos salas pidieron esperar al informe." });
}

// An agenda with processes of every kind, some late, some with nobody; what is owed and what is suggested.
async function kept(coordinator, people) {
  const kinds = ["public-comment", "gnso-pdp", "epdp", "ccpdp", "alac-statement", "review", "rules-amendment", "consultation"];
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (let number = 1; number <= 45; number++) {
    const slug = `process-${number}`, does = (c, fields) => coordinator.command(c, { process: slug, ...fields });
    await coordinator.command("process add", { slug, kind: at(kinds, number), body: at(["GNSO", "ccNSO", "ICANN org"], number), topics: "privacidad, RDRS, solicitudes urgentes", ...(number % 6 && { closes: day(4 + 3 * number) }), ...(number % 7 && { "texts.en": `${TITLE.en} (${number})` }), "texts.es": `${TITLE.es} (${number})`, address: "https://example.org/public-comment/a-very-long-address-that-does-not-break-anywhere" });
    if (number % 5 === 2) {
      await does("process assign", { duty: "penholder", member: people[number].name });
      await does("process assign", { duty: "alternate", vacant: "yes" });
      await does("process describe", { about: "why", "texts.en": TEXT.en, "texts.es": TEXT.es });
      await does("process describe", { about: "status", "texts.es": TEXT.es });
      await does("process document", { heading: "Informe inicial sobre los datos de registro", address: "https://example.org/report", language: "es" });
      await people[number].command("process note", { process: slug, text: TEXT.es });
      if (number === 7) await does("process step", { step: "decide" });
    }
  }
  for (let number = 0; number < 8; number++) {
    await people[number].command("action add", { task: `${at(SAID.es, 0)} (${number})`, owner: people[number + 9].name, due: day(number + 1), process: "process-7" });
    await people[number].command("process suggest", { idea: `${TEXT.es} (${number})` });
    for (let more = 1; more < number; more++) await people[number + more].command("process support", { suggestion: `I-${number + 1}` });
  }
}

// Processes at every point of their way: with steps, late, short of time, undated, waiting for one another.
export async function agenda(editor) {
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  for (const [number, closes] of [70, 9, 30, 0, 120, 45, 0, 90, 25, 150].entries()) {
    const process = `paper-${number}`, body = at(["GNSO", "ccNSO", "ICANN org", "ALAC"], number);
    const texts = { "texts.en": `${TITLE.en} (${number})`, ...(number % 3 !== 1 && { "texts.es": `${TITLE.es} (${number})` }) };
    await editor.command("process add", { slug: process, kind: at(["public-comment", "gnso-pdp", "alac-statement"], number), body, topics: at(["RDRS, privacidad", "IDN", "presupuesto"], number), ...(closes && { closes: day(closes) }), ...texts });
    if (number % 3 === 0) await editor.command("process stage", { process, stage: "open", on: day(-20 - number) });
    if (number % 4 === 0) await editor.command("process assign", { process, duty: "penholder", member: at(["@camila", "@elena"], number / 4) });
    if (number % 5 === 4) await editor.command("process link", { process, relation: "depends", second: `paper-${number - 2}` });
  }
  await editor.command("process step", { process: "paper-0", step: "decide" });
}

// A statement of six sections in both languages, with versions and many comments.
async function statement(editor, people) {
  const does = (c, fields) => editor.command(`statement ${c}`, { process: "process-7", ...fields });
  await does("open", {});
  for (let number = 0; number < 6; number++) await does("section", { "texts.en": `## ${TITLE.en}\n\n${TEXT.en}`, "texts.es": `## ${TITLE.es}\n\n${TEXT.es}` });
  await does("version", { label: "draft" });
  for (let number = 0; number < 24; number++) await people[number].command("statement comment", { process: "process-7", text: `${at(SAID.es, number)} (${number})` });
  for (let number = 1; number < 12; number++) await does("answer", { comment: String(number), text: at(SAID.en, number) });
  await does("section", { section: "2", "texts.es": TEXT.es.toUpperCase() });
  await does("version", { label: "final" });
  await does("section", { section: "3", "texts.en": TEXT.en.toUpperCase() });
  await people[30].command("statement minority", { process: "process-7", "texts.en": TEXT.en, "texts.es": TEXT.es });
}

// Everybody with a name is in both groups, in the quiet one as bridge persons where they are that. Gives them, and an
// invitation for somebody new.
export async function gather() {
  const own = await Promise.all(["Ana", "Beatriz", "Camila", "Delia", "Elena"].map((name, number) => new Visitor().comes(links[name], 1000 + number)));
  const [, , camila, delia] = own, vera = await new Visitor().comes(links.Vera, 1005, {}, quiet);
  const code = invitation(await vera.command("group invite", { uses: "5" }));
  for (const one of own) await one.command("group join", { code });
  await vera.command("group role", { action: "give", member: "@elena", role: "bridge" });
  await vera.command("group role", { action: "give", member: "@camila", role: "bridge" });
  return { camila, delia, fresh: invitation(await delia.command("group invite")) };
}

// The group is full afterwards, and the other is quiet.
export async function fill() {
  const { camila, delia } = await gather();
  const people = await everybody(delia);
  await talk(people);
  await syntheses(camila, people);
  await kept(delia, people);
  await agenda(delia);
  await statement(delia, people);
}
