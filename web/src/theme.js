// Light or dark: as the system says, until the reader chooses.

import { look } from "./data.js";
import { byId } from "./dom.js";
import { choose, state } from "./state.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

let current = now();

function now() {
  return state.theme || (dark.matches ? "dark" : "light");
}

/** The scheme of now. */
export function scheme() {
  return current;
}

/** The colours of surfaces in the scheme of now. */
export function surface() {
  return look[scheme()];
}

/** Whether things may move by themselves. */
export function maySlide() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Makes the switch work, and follows the system. */
export function startTheme(redraw) {
  byId("theme").addEventListener("click", () => choose({ theme: scheme() === "dark" ? "light" : "dark" }));
  dark.addEventListener("change", redraw);
}

/** Sets the scheme of the page. */
export function updateTheme() {
  current = now();
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  byId("theme").textContent = scheme() === "dark" ? "Light" : "Dark";
}

const mixes = new Map();

/** A colour mixed into another, both written #rrggbb. */
export function mixed(color, into, share) {
  const asked = `${color}${into}${share}`;
  if (!mixes.has(asked)) mixes.set(asked, mix(color, into, share));
  return mixes.get(asked);
}

function mix(color, into, share) {
  const channel = (text, at) => Number.parseInt(text.slice(at, at + 2), 16);
  const both = (at) => Math.round(channel(color, at) * share + channel(into, at) * (1 - share));
  return `#${[1, 3, 5].map((at) => both(at).toString(16).padStart(2, "0")).join("")}`;
}
