// Files go with messages: chosen by a button, dropped, or in a form without script; pictures stand in
// their place, described, upright, and without what they told beside themselves.
import { PHONE, comes, composer, goes, message, room } from "./house.mjs";
import { hold, holds } from "./holds.mjs";
import { picture } from "./pictures.mjs";

// A picture as this browser itself writes it: 400 by 200, of one kind.
async function drawn(page, kind) {
  const address = await page.evaluate((kind) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 200 });
    const pen = canvas.getContext("2d");
    const sky = pen.createLinearGradient(0, 0, 400, 200);
    sky.addColorStop(0, "#2f5fb3");
    sky.addColorStop(1, "#ae5028");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 400, 200);
    return canvas.toDataURL(`image/${kind}`);
  }, kind);
  return Buffer.from(address.split(",")[1], "base64");
}

// The same JPEG, lying on its side, with a place in it.
function lying(jpeg) {
  const entry = (tag, kind, count, value) => [tag & 255, tag >> 8, kind, 0, count, 0, 0, 0, ...value];
  const secret = Buffer.from("12.0464S 77.0428W");
  const tiff = Buffer.from([...Buffer.from("II*\0"), 8, 0, 0, 0, 2, 0, ...entry(271, 2, secret.length, [38, 0, 0, 0]), ...entry(274, 3, 1, [6, 0, 0, 0]), 0, 0, 0, 0, ...secret]);
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

async function shown(img) {
  await img.scrollIntoViewIfNeeded();
  await img.evaluate((img) => img.decode());
  return img.evaluate((img) => [img.naturalWidth, img.naturalHeight, img.clientWidth, img.clientHeight]);
}

export async function files(browser, ana, beatriz) {
  await goes(beatriz, "");
  await goes(ana, "?room=en");
  const pane = room(ana, "en"), form = pane.locator(".composer");
  const jpeg = lying(await drawn(ana, "jpeg"));
  const choose = async (...chosen) => {
    const [dialog] = await Promise.all([ana.waitForEvent("filechooser"), pane.locator(".attach summary").press("Enter")]);
    await dialog.setFiles(chosen);
  };
  await choose({ name: "huge.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(10_000_001) });
  await form.locator(".wrong", { hasText: "“huge.pdf” is too large" }).waitFor();
  await choose({ name: "Mapa de la cuenca del río.jpg", mimeType: "image/jpeg", buffer: jpeg });
  await choose({ name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%plan") });
  hold(await form.locator(".wrong").isHidden(), "what was wrong is gone once it is right");
  await form.getByLabel("What Mapa de la cuenca del río.jpg shows").fill("The river, from the bridge down to the sea");
  await holds(ana, "the composer with files");
  await picture(ana, "files-chosen-en");
  await composer(ana, "en").focus();
  await ana.keyboard.press("Enter");
  const line = room(ana, "en").locator("li.message", { has: ana.locator(".file", { hasText: "plan.pdf" }) });
  await line.waitFor();
  hold(await form.locator(".chosen li").count() === 0, "the composer is empty again");
  const img = line.getByAltText("The river, from the bridge down to the sea");
  const [width, height, wide, high] = await shown(img);
  hold(width === 200 && height === 400 && high === 320 && wide === 160, `a picture stands upright and not too high: ${[width, height, wide, high]}`);
  const kept = await ana.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], await img.getAttribute("src"));
  hold(!Buffer.from(kept).includes("77.0428W"), "where it was taken is not in it any more");
  // Dropped on the room: what this browser writes as PNG and WebP it also reads once stripped.
  for (const kind of ["png", "webp"]) {
    const bytes = [...await drawn(ana, kind)];
    const held = await ana.evaluateHandle(({ bytes, kind }) => {
      const held = new DataTransfer();
      held.items.add(new File([new Uint8Array(bytes)], `dropped.${kind}`, { type: `image/${kind}` }));
      return held;
    }, { bytes, kind });
    await pane.dispatchEvent("drop", { dataTransfer: held });
    await form.locator(".chosen li", { hasText: `dropped.${kind}` }).waitFor();
    await form.locator("button", { hasText: "Send" }).click();
    const dropped = message(ana, "en", "").getByAltText(`Picture: dropped.${kind}`);
    const [width, height] = await shown(dropped);
    hold(width === 400 && height === 200, `a ${kind} is shown`);
  }
  // Pasted into the words: a picture alone is attached; beside words, as a spreadsheet copies them,
  // the words are meant.
  const pastes = async (words) => composer(ana, "en").evaluate((box, { bytes, words }) => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
    if (words) held.setData("text/plain", words);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
  }, { bytes: [...await drawn(ana, "png")], words });
  await pastes("A1\tB1");
  hold(await form.locator(".chosen li").count() === 0, "a copied table is no picture");
  await composer(ana, "en").fill("From the clipboard");
  await pastes("");
  await form.locator(".chosen li", { hasText: "image.png" }).waitFor();
  hold(await composer(ana, "en").inputValue() === "From the clipboard", "what was written stays");
  await form.getByLabel("What image.png shows").fill("The sky over the valley");
  await form.locator("button", { hasText: "Send" }).click();
  const pasted = message(ana, "en", "From the clipboard").getByAltText("The sky over the valley");
  hold((await shown(pasted)).slice(0, 2).join() === "400,200", "a pasted picture is shown");
  await room(beatriz, "en").getByAltText("The sky over the valley").first().waitFor({ state: "attached" });
  await holds(ana, "a room with files");
  await picture(ana, "files-shown-en");
  // A phone without script: the place for files unfolds, and the form goes as it is.
  const delia = await comes(browser, "Delia", { screen: PHONE, script: false });
  const es = room(delia, "es");
  await es.locator(".attach summary").click();
  await es.getByLabel("Archivos", { exact: true }).setInputFiles({ name: "acta.csv", mimeType: "text/csv", buffer: Buffer.from("año,país\n2026,Perú\n") });
  await es.getByLabel("Qué muestra la imagen").fill("");
  await picture(delia, "files-without-script-es");
  await es.locator(".composer button").click();
  await es.locator(".file", { hasText: "acta.csv" }).waitFor();
  await room(beatriz, "es").locator(".file", { hasText: "acta.csv" }).waitFor();
  await delia.context().close();
}
