// Where things are in the window and how they are drawn, for tests.

import { looksNow, windowNow } from "./drawing.js";
import { strands } from "./fan.js";
import { graph } from "./data.js";
import { byId } from "./dom.js";
import { wayThrough } from "./hits.js";

/** The place of an actor. */
export function placeOf(id) {
  const { left, top } = byId("map").getBoundingClientRect();
  const { x, y } = windowNow().place(graph.byId.get(id));
  return { x: x + left, y: y + top };
}

/** A point on each line of one event. */
export function lines() {
  const { left, top } = byId("map").getBoundingClientRect();
  const single = strands.filter((strand) => strand.events.length === 1);
  return single.map((strand) => {
    const [from, to] = [strand.source, strand.target].map(windowNow().place);
    const points = wayThrough(from, to, strand.bend);
    const middle = points.length === 2 ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : points[4];
    return { x: middle.x + left, y: middle.y + top, key: strand.events[0].key, bend: strand.bend };
  });
}

/** What is drawn: the look of each actor and strand that is not hidden. */
export function drawing() {
  const { actors, strands: lines } = looksNow();
  return { actors: actors.filter(({ hidden }) => !hidden), lines: lines.filter(({ hidden }) => !hidden) };
}
