// A member whose browser runs no script reads both rooms and posts; whoever has one sees it live.
import { PHONE, comes, composer, message, room } from "./house.mjs";

const WORDS = "Sin guiones también se puede escribir.";

export async function withoutScript(browser, ana) {
  const delia = await comes(browser, "Delia", { screen: PHONE, script: false });
  await room(delia, "es").locator("li.message", { hasText: "Hay que registrar" }).waitFor();
  await delia.locator(".tabs [data-room=en]").click();
  await room(delia, "en").locator("li.message", { hasText: "must be logged" }).waitFor();
  await delia.locator(".tabs [data-room=es]").click();
  await composer(delia, "es").fill(WORDS);
  await room(delia, "es").locator(".composer button").click();
  await message(delia, "es", WORDS).waitFor();
  await message(ana, "es", WORDS).waitFor();
  await delia.context().close();
}
