// The shortest way between two actors over the events that are shown.

import { graph } from "./data.js";

/** The two actors of a path in the state, written `one..other`. */
export function endsOf(path) {
  const [from, to] = path.split("..");
  return { from: graph.byId.get(from), to: graph.byId.get(to) };
}

/** The actors of the shortest path with the events of each step; null where there is none. */
export function pathBetween(path, events) {
  const { from, to } = endsOf(path);
  if (!from || !to) return null;
  const next = neighbors(events);
  const before = new Map([[from, null]]);
  const open = [from];
  for (const actor of open) {
    if (actor === to) break;
    for (const other of next.get(actor)?.keys() ?? []) {
      if (!before.has(other)) {
        before.set(other, actor);
        open.push(other);
      }
    }
  }
  if (!before.has(to)) return { from, to, actors: [], steps: [] };
  const actors = [];
  for (let actor = to; actor; actor = before.get(actor)) actors.unshift(actor);
  const steps = actors.slice(1).map((actor, at) => next.get(actors[at]).get(actor));
  return { from, to, actors, steps };
}

/** Each actor's partners, the smallest id first, with the events between. */
function neighbors(events) {
  const found = new Map();
  const add = (one, other, event) => {
    if (!found.has(one)) found.set(one, new Map());
    const partners = found.get(one);
    if (!partners.has(other)) partners.set(other, []);
    partners.get(other).push(event);
  };
  for (const event of events) {
    if (event.source === event.target) continue;
    add(event.source, event.target, event);
    add(event.target, event.source, event);
  }
  for (const [actor, partners] of found) {
    found.set(actor, new Map([...partners].sort(([one], [other]) => one.row - other.row)));
  }
  return found;
}
