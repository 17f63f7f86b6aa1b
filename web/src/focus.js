// What of the map belongs to what is chosen; all else steps back.

import { eventOf, graph } from "./data.js";
import { pairOf } from "./fan.js";
import { state } from "./state.js";

/** Tells of an actor and of a strand whether they belong to what is chosen; null where nothing is. */
export function focusOf(shown) {
  const event = eventOf(state.event);
  const actor = graph.byId.get(state.actor);
  if (shown.path) return onPath(shown.path);
  if (event) return { actor: (one) => one === event.source || one === event.target, strand: ({ events }) => events.includes(event) };
  if (state.pair) return ofPair(state.pair);
  return actor ? around(actor, shown) : null;
}

function onPath({ actors, steps }) {
  const events = new Set(steps.flat());
  return { actor: (one) => actors.includes(one), strand: (strand) => strand.events.some((event) => events.has(event)) };
}

function ofPair(pair) {
  const ids = pair.split("..");
  return { actor: ({ id }) => ids.includes(id), strand: (strand) => pairOf(strand) === pair };
}

/** An actor with its partners in what is shown. */
function around(actor, shown) {
  const near = new Set([actor]);
  for (const event of actor.events) if (shown.rows[event.row]) near.add(event.source).add(event.target);
  return { actor: (one) => near.has(one), strand: ({ source, target }) => source === actor || target === actor };
}
