// Events between two actors as strands: an event each, or where these are too many, a kind each.

import { graph } from "./data.js";

const FAN = 7;
const BEND = 0.16;

/** All strands of the graph, with what each of them looks like and how far it bends. */
export const strands = strandsOf(graph.events);

const homes = new Int32Array(graph.events.length).fill(-1);
strands.forEach(({ events }, row) => events.forEach((event) => { homes[event.row] = row; }));

/** How many of each strand's events are among these. */
export function liveIn(events) {
  const numbers = new Uint32Array(strands.length);
  for (const { row } of events) if (homes[row] >= 0) numbers[homes[row]] += 1;
  return numbers;
}

/** Names the two actors of an event, whoever acts. */
export function pairOf({ source, target }) {
  return source.row < target.row ? `${source.id}..${target.id}` : `${target.id}..${source.id}`;
}

function strandsOf(events) {
  const pairs = new Map();
  for (const event of events) {
    const { source: { row: one }, target: { row: other } } = event;
    if (one === other) continue;
    const pair = Math.min(one, other) * graph.actors.length + Math.max(one, other);
    const between = pairs.get(pair);
    if (between) between.push(event);
    else pairs.set(pair, [event]);
  }
  return [...pairs.values()].flatMap((between) => bent(between.length > FAN ? byKind(between) : between.map((event) => [event])));
}

function byKind(events) {
  const kinds = new Map();
  for (const event of events) {
    const way = event.symmetric ? "" : event.source.id;
    const kind = `${event.type}/${event.status}/${way}`;
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(event);
  }
  return [...kinds.values()];
}

function bent(fan) {
  return fan.map((events, at) => {
    const [first] = events;
    const offset = (at - (fan.length - 1) / 2) * BEND;
    // A bend is told from the source; seen from the other end it is the other way.
    const bend = first.source.row < first.target.row ? offset : -offset;
    return { events, source: first.source, target: first.target, type: first.type, status: first.status, symmetric: first.symmetric, bend };
  });
}
