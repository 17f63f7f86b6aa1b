// What is in sight as an SVG of its own, in the colours of now.

import { strandsNow, windowNow } from "./drawing.js";
import { actorLook, actorSize, strandLook } from "./marks.js";
import { surface } from "./theme.js";

const NAMED = 60;
const FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/** The map as SVG text with its size; null where there is no map. */
export function picture(shown, title) {
  const sight = windowNow();
  if (!sight) return null;
  const { width, height } = sight;
  const svg = made("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT });
  svg.append(made("title", {}, title), made("rect", { width, height, fill: surface().page }));
  svg.append(...strandsNow().map((strand) => line(strand, sight)));
  svg.append(...shown.actors.map((actor) => dot(actor, shown, sight)));
  svg.append(...names(shown, sight));
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

function made(name, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

const short = (number) => Math.round(number * 10) / 10;

function line(strand, { place }) {
  const [from, to] = [place(strand.source), place(strand.target)];
  const { color, width } = strandLook(strand);
  const bow = { x: (from.x + to.x) / 2 + (to.y - from.y) * strand.bend, y: (from.y + to.y) / 2 - (to.x - from.x) * strand.bend };
  const d = `M${short(from.x)} ${short(from.y)}Q${short(bow.x)} ${short(bow.y)} ${short(to.x)} ${short(to.y)}`;
  return made("path", { d, fill: "none", stroke: color, "stroke-width": short(width) });
}

function dot(actor, shown, { place }) {
  const { x, y } = place(actor);
  const size = actorSize(shown.degrees[actor.row]);
  const { fill, rim } = actorLook(actor.kind);
  const paint = { fill, stroke: rim, "stroke-width": 2 };
  if (actor.kind !== "organization") return made("circle", { cx: short(x), cy: short(y), r: short(size - 1), ...paint });
  return made("rect", { x: short(x - size * 0.8), y: short(y - size * 0.8), width: short(size * 1.6), height: short(size * 1.6), ...paint });
}

/** The names of the busiest actors in sight, as far as they do not cover each other. */
function names(shown, { width, height, place }) {
  const taken = [];
  const found = [];
  for (const actor of shown.busiest) {
    const { x, y } = place(actor);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const left = x + actorSize(shown.degrees[actor.row]) + 4;
    const box = { left, right: left + actor.name.length * 7, top: y - 9, bottom: y + 9 };
    if (taken.some((one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom)) continue;
    taken.push(box);
    const style = { x: short(left), y: short(y + 4), "font-size": 13, fill: surface().text, stroke: surface().page, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
    found.push(made("text", style, actor.name));
    if (found.length === NAMED) break;
  }
  return found;
}
