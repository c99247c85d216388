// Browsers that run no script: a member reads both rooms, posts, answers, marks, asks to carry, edits, deletes and
// changes settings, language and colours; a bridge person writes and publishes; whoever has a script sees it live.
import { PHONE, card, comes, composer, goes, group, message, note, part, refused, room, scene, says } from "./house.mjs";
import { hold } from "./holds.mjs";

const SAID = "Hay que registrar cada divulgación.", OWN = "Sin guiones también se puede escribir.";

await scene(async (browser) => {
  const ana = await comes(browser, "Ana"), off = { screen: PHONE, script: false, lang: "es" };
  const [delia, elena] = await Promise.all([comes(browser, "Delia", off), comes(browser, "Elena", off)]);
  await says(ana, "es", SAID);

  // What a menu of a message offers; without a script it is a form that leads to a page.
  const does = async (page, words, what) => {
    await message(page, "es", words).locator(".actions > summary").click();
    await Promise.all([page.waitForNavigation(), message(page, "es", words).locator(".actions").getByRole("button", { name: what }).click()]);
  };
  const sends = (page) => Promise.all([page.waitForNavigation(), room(page, "es").locator(".composer button").click()]);

  await part("both rooms are read, and written in", async () => {
    await goes(delia, "");
    await message(delia, "es", SAID).waitFor();
    await delia.locator(".tabs [data-room=en]").click();
    await room(delia, "en").waitFor();
    hold(!(await room(delia, "es").isVisible()), "a phone shows one room at a time");
    await delia.locator(".tabs [data-room=es]").click();
    await composer(delia, "es").fill(OWN);
    await sends(delia);
    for (const page of [delia, ana]) await message(page, "es", OWN).waitFor();
    // What is refused is said where it was written, and the words stay.
    await composer(delia, "es").fill("x".repeat(5000));
    await refused(delia, 422, () => sends(delia));
    await room(delia, "es").locator(".composer .wrong", { hasText: /5\D?000/ }).waitFor();
    hold((await composer(delia, "es").inputValue()).length === 5000, "the words stay");
  });

  await part("answering, marking, asking to carry, editing, deleting", async () => {
    await goes(delia, "");
    await does(delia, SAID, "Responder");
    await room(delia, "es").locator(".context", { hasText: SAID }).waitFor();
    await composer(delia, "es").fill("De acuerdo.");
    await sends(delia);
    await message(ana, "es", "De acuerdo.").locator(".quoted", { hasText: SAID }).waitFor();
    await does(delia, OWN, "👍");
    await message(ana, "es", OWN).locator(".reactions", { hasText: "👍 1" }).waitFor();
    await Promise.all([delia.waitForNavigation(), message(delia, "es", OWN).locator(".reactions button", { hasText: "👍" }).click()]);
    await message(ana, "es", OWN).locator(".reactions").waitFor({ state: "detached" });
    await does(delia, OWN, "Llevar a la otra sala");
    await note(delia, "P-1").waitFor();
    await does(delia, OWN, "Editar");
    hold(await composer(delia, "es").inputValue() === OWN, "what is edited stands where one writes");
    await composer(delia, "es").fill(`${OWN} Siempre.`);
    await sends(delia);
    await message(ana, "es", `${OWN} Siempre.`).waitFor();
    await message(delia, "es", "De acuerdo.").locator(".actions > summary").click();
    await message(delia, "es", "De acuerdo.").locator(".sure > summary").click();
    await Promise.all([delia.waitForNavigation(), message(delia, "es", "De acuerdo.").getByRole("button", { name: "Borrar para todo el mundo" }).click()]);
    await message(ana, "es", "De acuerdo.").waitFor({ state: "detached" });
  });

  await part("a draft is written, read and published", async () => {
    const button = (page, name) => page.getByRole("button", { name, exact: true });
    await goes(elena, "desk?pane=draft");
    await elena.getByLabel("Título en inglés").fill("Logging");
    await elena.getByLabel("Título en español").fill("El registro");
    await Promise.all([elena.waitForNavigation(), button(elena, "Empezar un borrador").click()]);
    await elena.locator(".add > summary").click();
    await elena.locator(".add textarea[lang=en]").fill("One can also write without scripts.");
    await elena.locator(".add textarea[lang=es]").fill(OWN);
    await elena.locator(".add").getByRole("checkbox", { name: OWN }).check();
    await elena.locator(".add select[name=position]").selectOption("only");
    await elena.locator(".add select[name=side]").selectOption("es");
    await Promise.all([elena.waitForNavigation(), button(elena, "Agregar un punto").click()]);
    await Promise.all([elena.waitForNavigation(), elena.getByRole("link", { name: "Leer y publicar" }).click()]);
    await elena.locator(".card", { hasText: OWN }).waitFor();
    if (await elena.locator("[name=anyway]").isVisible()) await elena.locator("[name=anyway]").check();
    await Promise.all([elena.waitForNavigation(), button(elena, "Publicar en las dos salas").click()]);
    for (const lang of ["en", "es"]) await card(ana, lang).locator("h3", { hasText: "S-1" }).waitFor();
  });

  await part("two texts are compared", async () => {
    await goes(delia, "twin");
    await delia.locator("textarea[lang=en]").fill("The chair may answer within 30 days.");
    await delia.locator("textarea[lang=es]").fill("La presidencia deberá responder en un plazo de 3 días.");
    await Promise.all([delia.waitForNavigation(), delia.getByRole("button", { name: "Cotejar", exact: true }).click()]);
    await delia.locator("#result mark", { hasText: "deberá" }).first().waitFor();
    hold((await delia.locator("textarea[lang=es]").inputValue()).startsWith("La presidencia"), "the texts stay in their boxes");
  });

  await part("objecting, settings, colours, language, going", async () => {
    await goes(delia, "syntheses/S-1");
    await delia.locator("#object-text").fill("Solo cuando hace falta.");
    await Promise.all([delia.waitForNavigation(), delia.getByRole("button", { name: "Objetar" }).click()]);
    await delia.locator("#objections", { hasText: "Solo cuando hace falta." }).waitFor();
    await goes(delia, "me");
    await delia.getByLabel("País").fill("Perú");
    await Promise.all([delia.waitForNavigation(), delia.getByRole("button", { name: "Guardar" }).click()]);
    await note(delia, "quedó actualizado").waitFor();
    // A form that is refused leads back to where it was filled in.
    await delia.getByLabel("País").fill("Atlántida");
    await refused(delia, 422, () => Promise.all([delia.waitForNavigation(), delia.getByRole("button", { name: "Guardar" }).click()]));
    await Promise.all([delia.waitForURL(`${group}/me`), delia.getByRole("link", { name: "Volver" }).click()]);
    const switches = async (name) => {
      await delia.locator("details.more:not(.groups) > summary").click();
      await Promise.all([delia.waitForNavigation(), delia.locator(".more").getByRole("button", { name, exact: true }).click()]);
    };
    await switches("Oscuro");
    hold(await delia.locator("html").getAttribute("data-theme") === "dark", "the colours are chosen");
    await switches("English");
    await delia.getByRole("heading", { name: "My settings" }).waitFor();
    await switches("Sign out");
    await delia.getByRole("heading", { name: "Welcome to Puente" }).waitFor();
  });
});
