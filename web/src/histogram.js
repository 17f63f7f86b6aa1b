// Events by date as bars, with a handle on each side of what is shown, and play.

import { graph } from "./data.js";
import { byId } from "./dom.js";
import { without } from "./filters.js";
import { choose, state } from "./state.js";
import { dayOf, daysOf, isoDay, readableDay } from "./words.js";

const MOST_BARS = 72;
const TICK = 500;

let bins = [];
/** The bin of each event; -1 for events without a day. */
let homes = null;
let timer = null;

/** Cuts the time of the graph into bins and makes the handles move. */
export function startHistogram() {
  const days = graph.events.map((event) => event.days).filter(Boolean);
  byId("dates").hidden = days.length === 0;
  if (days.length === 0) return;
  const first = days.reduce((low, [day]) => Math.min(low, day), Infinity);
  const last = days.reduce((high, [, day]) => Math.max(high, day), -Infinity);
  bins = cut(first, last);
  homes = Int32Array.from(graph.events, (event) => (event.days ? binOf(event.days[0]) : -1));
  for (const id of ["from", "to"]) {
    const handle = byId(id);
    handle.max = String(bins.length - 1);
    handle.addEventListener("input", () => moved(id));
  }
  byId("play").addEventListener("click", () => (timer ? stop() : play()));
}

/** Bins of a day, a week, a month, or of years: the finest that are not too many. */
function cut(first, last) {
  for (const next of [day(1), day(7), months(1), months(3), months(12), months(60), months(1200)]) {
    const found = [];
    for (let start = next.floor(first); start <= last && found.length <= MOST_BARS; start = next.after(start)) {
      found.push({ first: start, last: next.after(start) - 1 });
    }
    if (found.length <= MOST_BARS) return found;
  }
  return [{ first, last }];
}

function day(length) {
  const monday = 4;
  const floor = (at) => (length === 1 ? at : at - ((((at - monday) % 7) + 7) % 7));
  return { floor, after: (at) => at + length };
}

function months(length) {
  const numbered = (at) => Number(isoDay(at).slice(0, 4)) * 12 + Number(isoDay(at).slice(5, 7)) - 1;
  const start = (number) => dayOf(Math.floor(number / 12), (number % 12) + 1);
  return {
    floor: (at) => start(Math.floor(numbered(at) / length) * length),
    after: (at) => start(numbered(at) + length),
  };
}

/** Draws the bars, dark where they are shown, and sets the handles as the state says. */
export function updateHistogram(shown) {
  if (bins.length === 0) return;
  const [from, to] = chosen();
  const heights = counts(without(shown, "dates"));
  const most = Math.max(1, ...heights);
  const bars = heights.map((number, at) => {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const height = number ? Math.max(1.5, (number / most) * 40) : 0;
    for (const [name, value] of Object.entries({ x: at + 0.08, y: 40 - height, width: 0.84, height })) {
      bar.setAttribute(name, value);
    }
    bar.setAttribute("class", at >= from && at <= to ? "in" : "out");
    return bar;
  });
  byId("bars").setAttribute("viewBox", `0 0 ${bins.length} 40`);
  byId("bars").replaceChildren(...bars);
  setHandle("from", from, readableDay(bins[from].first));
  setHandle("to", to, readableDay(bins[to].last));
  const words = `${readableDay(bins[from].first)} – ${readableDay(bins[to].last)}`;
  byId("range").textContent = state.from || state.to ? words : `${words} (all)`;
}

function setHandle(id, at, words) {
  const handle = byId(id);
  handle.value = String(at);
  handle.setAttribute("aria-valuetext", words);
}

function counts(events) {
  const heights = bins.map(() => 0);
  for (const { row } of events) if (homes[row] >= 0) heights[homes[row]] += 1;
  return heights;
}

function binOf(at) {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bins[middle].first <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first and the last bin that are shown. */
function chosen() {
  const from = state.from && daysOf(state.from) ? binOf(daysOf(state.from)[0]) : 0;
  const to = state.to && daysOf(state.to) ? binOf(daysOf(state.to)[1]) : bins.length - 1;
  return [from, Math.max(from, to)];
}

function moved(id) {
  stop();
  const [from, to] = ["from", "to"].map((name) => Number(byId(name).value));
  if (id === "from") show(Math.min(from, to), to);
  else show(from, Math.max(from, to));
}

function show(from, to) {
  choose({
    from: from === 0 ? "" : isoDay(bins[from].first),
    to: to === bins.length - 1 ? "" : isoDay(bins[to].last),
  });
}

/** Moves what is shown through time; the whole time becomes a sixth of it first. */
function play() {
  let [from, to] = chosen();
  const width = to - from + 1 >= bins.length ? Math.max(1, Math.round(bins.length / 6)) : to - from + 1;
  if (to === bins.length - 1) from = 0;
  show(from, from + width - 1);
  pressed(true);
  timer = setInterval(() => {
    from += 1;
    if (from + width > bins.length) stop();
    else show(from, from + width - 1);
  }, TICK);
}

function stop() {
  clearInterval(timer);
  timer = null;
  pressed(false);
}

function pressed(playing) {
  const play = byId("play");
  play.setAttribute("aria-pressed", String(playing));
  play.textContent = playing ? "Stop" : "Play";
}
