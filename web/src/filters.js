// Which events are shown: a pure function of the graph and the state.

import { graph } from "./data.js";
import { daysOf, folded } from "./words.js";
import { pathBetween } from "./path.js";

/** The events that pass the filters, and the actors that take part in them. */
export function filter(state) {
  const tests = testsOf(state);
  const failed = failures([...tests.values()]);
  const passed = graph.events.filter((event) => failed[event.row] === 0);
  const center = graph.byId.get(state.actor);
  const events = state.circle > 0 && center ? circle(passed, center, state.circle) : passed;
  return { ...shown(events, state), failed, tests: [...tests.keys()] };
}

/** The events that would pass if this one filter were open; its counts and bars show them. */
export function without({ failed, tests }, name) {
  const at = tests.indexOf(name);
  const others = at < 0 ? ~0 : ~(1 << at);
  return graph.events.filter((event) => (failed[event.row] & others) === 0);
}

/** Which tests each event fails, a bit for each. Whoever fails two is out whichever is open. */
function failures(tests) {
  const failed = new Uint8Array(graph.events.length);
  for (const event of graph.events) {
    for (let at = 0, several = 0; at < tests.length && several < 2; at += 1) {
      if (tests[at](event)) continue;
      failed[event.row] |= 1 << at;
      several += 1;
    }
  }
  return failed;
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
  const busiest = [...actors].sort((one, other) => degrees[other.row] - degrees[one.row] || one.row - other.row);
  return { events, rows, degrees, actors, busiest, path: pathBetween(state.path, events) };
}

/** The tests that the state asks for, by name; the slowest comes last. */
function testsOf(state) {
  const tests = new Map();
  if (state.types.length) {
    const types = new Set(state.types);
    tests.set("types", (event) => types.has(event.type));
  }
  if (state.status.length) {
    const statuses = new Set(state.status);
    tests.set("status", (event) => statuses.has(event.status));
  }
  if (state.from || state.to) {
    const first = daysOf(state.from)?.[0] ?? -Infinity;
    const last = daysOf(state.to)?.[1] ?? Infinity;
    tests.set("dates", (event) => event.days !== null && event.days[1] >= first && event.days[0] <= last);
  }
  if (state.source) tests.set("source", cites(state.source));
  if (state.min > 1) tests.set("min", (event) => event.sources >= state.min);
  if (state.words) tests.set("words", says(state.words));
  return tests;
}

/** A sentence is asked once, whatever number of events it tells. */
function says(words) {
  const wanted = folded(words);
  const marked = graph.sentences.map((sentence) => folded(sentence).includes(wanted));
  return (event) => event.saidIn(marked);
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
