// A network that drops: a small proxy between a browser and the house cuts every connection again and again, then
// lets nobody through for a while, then swallows the answer to a message that was taken in. Nothing is lost, nothing
// comes twice, and what somebody is in the middle of stays.
import { connect, createServer } from "node:net";
import { once } from "node:events";
import { comes, composer, goes, group, links, message, part, room, scene, window } from "./house.mjs";
import { hold } from "./holds.mjs";

const MESSAGES = 12, HALF = "Half a sentence, and then";

// Stands before the house. `cut()` ends every connection; while `away`, nobody is let in; `swallow`, given a method
// and a path, ends a connection once when the house answers such a request.
async function proxy(port) {
  const pairs = new Set(), state = { away: false, swallow: "", cuts: 0, swallowed: 0 };
  const server = createServer((browser) => {
    if (state.away) return browser.destroy();
    const house = connect(port, "127.0.0.1"), pair = [browser, house];
    let swallows = false;
    pairs.add(pair);
    const end = () => { pairs.delete(pair); browser.destroy(); house.destroy(); };
    for (const side of pair) side.on("error", end).on("close", end);
    browser.on("data", (bytes) => { swallows ||= state.swallow !== "" && bytes.toString("latin1").includes(state.swallow); house.write(bytes); });
    house.on("data", (bytes) => {
      if (!swallows) return browser.write(bytes);
      state.swallow = "";
      state.swallowed++;
      end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => { state.cuts += pairs.size; for (const pair of [...pairs]) for (const side of pair) side.destroy(); };
  return { state, cut, port: server.address().port, close: () => { cut(); server.close(); } };
}

await scene(async (browser) => {
  const house = new URL(group), between = await proxy(Number(house.port));
  const through = (address) => { const there = new URL(address); there.port = between.port; return there.href; };
  // Cut connections are what this is about: the browser's own complaints of them are none.
  const ana = await window(browser, "Ana", { dropped: true });
  await ana.goto(through(links.Ana));
  await Promise.all([ana.waitForURL(through(group)), ana.locator("main button.primary").click()]);
  const beatriz = await comes(browser, "Beatriz");
  const told = () => room(ana, "es").locator("li.message .text").evaluateAll((all) => all.map((at) => at.innerText.trim()).filter((words) => words.startsWith("Mensaje ")));
  const all = Array.from({ length: MESSAGES }, (_, number) => `Mensaje ${number + 1}.`);

  await part("connections are cut again and again while others write", async () => {
    await composer(ana, "en").focus();
    await ana.keyboard.type(HALF);
    for (const words of all) {
      await composer(beatriz, "es").fill(words);
      await composer(beatriz, "es").press("Enter");
      await message(beatriz, "es", words).waitFor();
      if (words.endsWith("2.") || words.endsWith("5.") || words.endsWith("8.")) { await ana.waitForTimeout(1200); between.cut(); }
    }
    await message(ana, "es", all.at(-1)).waitFor();
    hold(between.state.cuts >= 4, `connections were cut: ${between.state.cuts}`);
    hold((await told()).join() === all.join(), `each once and in order: ${await told()}`);
    hold(await composer(ana, "en").evaluate((at) => at === document.activeElement && at.selectionStart === at.value.length), "one goes on writing where one was");
    hold(await composer(ana, "en").inputValue() === HALF, "what is half written stays");
  });

  await part("a house that is away is said to be away, and no longer", async () => {
    const state = ana.locator(".state");
    hold(!(await state.isVisible()), "a short cut is not worth a word");
    between.state.away = true;
    between.cut();
    await state.filter({ hasText: "Reconnecting" }).waitFor();
    await composer(beatriz, "es").fill("Mensaje entretanto.");
    await composer(beatriz, "es").press("Enter");
    await message(beatriz, "es", "Mensaje entretanto.").waitFor();
    between.state.away = false;
    await message(ana, "es", "Mensaje entretanto.").waitFor();
    await state.waitFor({ state: "hidden" });
    hold((await told()).join() === [...all, "Mensaje entretanto."].join(), "nothing is missing");
  });

  await part("a message whose answer is lost is sent again and stands once", async () => {
    const words = `${HALF} the rest.`;
    between.state.swallow = "POST /g/registration/say/en";
    await composer(ana, "en").fill(words);
    await composer(ana, "en").press("Enter");
    await message(beatriz, "en", words).waitFor();
    await ana.waitForFunction((at) => at.value === "" && !at.readOnly, await composer(ana, "en").elementHandle());
    hold(between.state.swallowed === 1, "its first answer was lost");
    hold(!(await ana.locator(".composer .wrong:visible").count()), "nothing is said to be wrong");
    await message(ana, "en", words).waitFor();
    await goes(beatriz, "");
    for (const page of [ana, beatriz]) hold(await message(page, "en", words).count() === 1, "it stands once");
  });
  between.close();
});
