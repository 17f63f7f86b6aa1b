// How strands and actors look: one place for the map and for the drawings that are downloaded.

import { graph, lookOf } from "./data.js";
import { mixed, scheme, surface } from "./theme.js";

const SHARES = { occurred: 1, planned: 0.62, possible: 0.45, denied: 0.32 };

const looks = { light: new Map(), dark: new Map() };

/** Colour and least width of a type and status, which thousands of strands share. */
function lookNow(type, status) {
  const types = looks[scheme()];
  if (!types.has(type)) types.set(type, new Map());
  const statuses = types.get(type);
  if (!statuses.has(status)) statuses.set(status, made(lookOf(type), SHARES[status] ?? 1));
  return statuses.get(status);
}

function made(look, share) {
  return { color: mixed(look[scheme()], surface().page, share), width: look.width * (0.5 + share / 2) };
}

/** Colour and width of a strand: the colour tells the type, paler and thinner what did not occur. */
export function strandLook(strand, number = strand.events.length) {
  const { color, width } = lookNow(strand.type, strand.status);
  return { color, width: width * Math.min(3, Math.sqrt(number)) };
}

const acting = graph.actors.filter((actor) => actor.events.length).length;
/** How much room there is, 1 in a window of usual width. */
export const room = Math.min(1, innerWidth / 800);
const crowd = Math.min(1, Math.max(0.18, room * Math.sqrt(80 / Math.max(1, acting))));

/** The size of an actor by the number of its events; smaller where there are many actors. */
export function actorSize(events) {
  return Math.min(20, 5 + 1.5 * Math.sqrt(events)) * crowd + 1;
}

/** Countries are solid, people rings, organizations squares. */
export function actorLook(kind) {
  const { text, border, page } = surface();
  if (kind === "country") return { fill: text, rim: text };
  if (kind === "person") return { fill: page, rim: text };
  return { fill: border, rim: border };
}
