// Pages on the first day and when something went wrong, in both languages: a group where nothing has happened, whoever
// has not come in, what an admin is offered, and every no that has a page. Held to the same as all others.
import { comes, goes, group, links, part, quiet, refused, scene, window } from "./house.mjs";
import { gather } from "./fill.mjs";
import { hold } from "./holds.mjs";
import { both, look, nothingIsWrong, read } from "./looks.mjs";

// Before anything was said: what would be here, and how to begin.
const EMPTY = ["", "syntheses", "participation", "glossary?q=x9", "members?q=x9", "me", "catchup", "desk"];

await scene(async (browser) => {
  const { fresh } = await gather();
  const people = await Promise.all(["Camila", "Elena"].map((name) => comes(browser, name)));
  await part("where nothing has happened", () => both(people, (page) => read(page, EMPTY, quiet, "empty")));
  await part("the choice of a group, and pages that are not there", () => both(people, async (page) => {
    await page.goto(new URL("/", group).href);
    await look(page, "groups");
    await refused(page, 404, () => read(page, ["nothing"], group, "not-found"));
    // A form of another day, and one that holds too much.
    for (const [status, csrf, title] of [[403, "x", "x"], [413, "", "x".repeat(70_000)]]) {
      await goes(page, "desk", quiet);
      await refused(page, status, async () => {
        await Promise.all([page.waitForNavigation(), page.locator("#act").evaluate((form, [csrf, title]) => { if (csrf) form.elements.csrf.value = csrf; form.append(Object.assign(document.createElement("input"), { name: "title", value: title })); HTMLFormElement.prototype.submit.call(form); }, [csrf, title])]);
        await look(page, `refused-${status}`);
      });
    }
  }));
  await part("what an admin is offered", async () => {
    const delia = await comes(browser, "Delia");
    const offered = async () => {
      await read(delia, ["members", "members?roles=beatriz", "glossary?q=registr"], group, "admin");
      await refused(delia, 403, () => read(delia, ["desk"], group, "not-allowed"));
    };
    await offered();
    await goes(delia, "");
    await delia.locator(".places .more > summary").click();
    await Promise.all([delia.waitForNavigation(), delia.locator(".more button[name=language][value=en]").click()]);
    await offered();
  });
  await part("a note is put away, and nothing says that it was not", async () => {
    const elena = people[1], dismiss = elena.locator(".note [data-does=dismiss]");
    await goes(elena, "", quiet);
    const notes = await dismiss.count();
    hold(notes > 0, "whoever came is welcomed");
    const [answer] = await Promise.all([elena.waitForResponse((one) => one.url().includes("/dismiss")), dismiss.first().click()]);
    await answer.finished();
    await elena.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    hold(await dismiss.count() === notes - 1, "it is gone");
    hold(!(await elena.locator(".state").isVisible()), "and nothing went wrong");
  });
  const strangers = await both(["en", "es"], (lang) => window(browser, `a stranger who reads ${lang}`, { lang }));
  await part("whoever has not come in", () => both(strangers, async (page) => {
    const visit = async (name, path) => { await page.goto(new URL(path, group).href); await look(page, name); };
    await visit("home", "/");
    await visit("invitation", links.Ana);
    await visit("invitation-new", fresh);
    // A name that somebody has: said so, and the way back to the invitation.
    await page.getByRole("textbox").fill("Beatriz");
    await refused(page, 422, async () => {
      await Promise.all([page.waitForNavigation(), page.locator("main button.primary").click()]);
      await look(page, "name-taken");
    });
    await Promise.all([page.waitForURL(fresh), page.locator("main a.button").click()]);
    await visit("gone", "/gone");
    await refused(page, 404, () => visit("nowhere", "/nowhere"));
    await refused(page, 401, () => visit("sign-in", group));
    await refused(page, 422, () => visit("link-dead", "/in/00000000000000000000000000000000"));
  }));
  nothingIsWrong();
});
