// What is shown as a file: PNG, SVG, JSON.

import { button, byId, element } from "./dom.js";
import { picture } from "./picture.js";
import { record } from "./record.js";

/** Makes the buttons; `now` tells what is shown and how it is titled. */
export function startDownloads(now) {
  const kinds = [["PNG", png], ["SVG", svg], ["JSON", json]];
  byId("downloads").append(...kinds.map(([name, write]) => button(name, () => give(name, write, now()), { id: `download-${name.toLowerCase()}` })));
}

async function give(name, write, { shown, title }) {
  const blob = await write(shown, title);
  if (!blob) {
    byId("said").textContent = `This browser draws no map, so there is no ${name}`;
    return;
  }
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: `chancery.${name.toLowerCase()}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  byId("said").textContent = `${name} written`;
}

function json(shown) {
  return new Blob([`${JSON.stringify(record(shown), null, 1)}\n`], { type: "application/json" });
}

function svg(shown, title) {
  const drawn = picture(shown, title);
  return drawn && new Blob([drawn.text], { type: "image/svg+xml" });
}

/** The SVG, painted with two pixels for one. */
async function png(shown, title) {
  const drawn = picture(shown, title);
  if (!drawn) return null;
  const image = new Image();
  const address = URL.createObjectURL(new Blob([drawn.text], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = element("canvas", { width: drawn.width * 2, height: drawn.height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
