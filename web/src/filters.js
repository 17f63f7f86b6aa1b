// Which events are shown: a pure function of the graph and the state.

import { graph } from "./data.js";
import { daysOf, folded } from "./words.js";
import { pathBetween } from "./path.js";

/** The events that pass the filters, and the actors that take part in them. */
export function filter(state) {
  const passed = graph.events.filter(test(state, {}));
  const center = graph.byId.get(state.actor);
  const events = state.circle > 0 && center ? circle(passed, center, state.circle) : passed;
  return shown(events, state);
}

/** The events that would pass if this one filter were open; its counts and bars show them. */
export function without(state, name) {
  return graph.events.filter(test(state, { [name]: true }));
}

function shown(events, state) {
  const rows = new Uint8Array(graph.events.length);
  const degrees = new Uint32Array(graph.actors.length);
  for (const event of events) {
    rows[event.row] = 1;
    degrees[event.source.row] += 1;
    if (event.target !== event.source) degrees[event.target.row] += 1;
  }
  const actors = graph.actors.filter((actor) => degrees[actor.row] > 0);
  return { events, rows, degrees, actors, path: pathBetween(state.path, events) };
}

function test(state, open) {
  const tests = [];
  if (state.types.length && !open.types) {
    const types = new Set(state.types);
    tests.push((event) => types.has(event.type));
  }
  if (state.status.length && !open.status) {
    const statuses = new Set(state.status);
    tests.push((event) => statuses.has(event.status));
  }
  if ((state.from || state.to) && !open.dates) {
    const first = daysOf(state.from)?.[0] ?? -Infinity;
    const last = daysOf(state.to)?.[1] ?? Infinity;
    tests.push((event) => event.days !== null && event.days[1] >= first && event.days[0] <= last);
  }
  if (state.source && !open.source) tests.push(cites(state.source));
  if (state.min > 1) tests.push((event) => event.sources >= state.min);
  if (state.words) {
    const words = folded(state.words);
    tests.push((event) => event.sentences().some((sentence) => folded(sentence).includes(words)));
  }
  return (event) => tests.every((passes) => passes(event));
}

/** A source is a publisher, or a document where it names none: `by:` and `in:` tell which. */
function cites(source) {
  const name = source.slice(3);
  const named = source.startsWith("by:")
    ? (document) => document.publisher === name
    : (document) => document.id === name;
  return (event) => event.documents.some(named);
}

/** The events among those who are so many steps from an actor. */
function circle(events, center, steps) {
  let within = new Set([center]);
  for (let step = 0; step < steps; step += 1) {
    const wider = new Set(within);
    for (const { source, target } of events) {
      if (within.has(source)) wider.add(target);
      if (within.has(target)) wider.add(source);
    }
    within = wider;
  }
  return events.filter(({ source, target }) => within.has(source) && within.has(target));
}
