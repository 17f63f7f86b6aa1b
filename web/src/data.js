// The graph as the page carries it, columns of rows, made into actors, events and reports.

import { eventsOf } from "./event.js";
import { clean, folded } from "./words.js";

const embedded = (id) => JSON.parse(document.getElementById(id).textContent);

/** Looks of event types and surfaces. */
export const look = embedded("look");

function read(columns) {
  const word = (row) => columns.words[row];
  const documents = columns.documents.id.map((id, row) => ({
    row,
    id,
    title: columns.documents.title[row],
    date: word(columns.documents.date[row]),
    publisher: word(columns.documents.publisher[row]),
    url: columns.documents.url[row],
    get sha256() {
      return sumOf(columns.documents.sha256[row]);
    },
  }));
  const actors = columns.actors.id.map((id, row) => actor(columns.actors, row, id, word, documents));
  columns.events.source = fromSteps(columns.events.source);
  columns.reports.sentence = fromSteps(columns.reports.sentence);
  const events = eventsOf({ columns, word, actors, documents });
  for (const one of events) {
    one.source.events.push(one);
    if (one.target !== one.source) one.target.events.push(one);
  }
  const structure = columns.structure.source.map((source, row) => ({
    source: actors[source],
    target: actors[columns.structure.target[row]],
    type: word(columns.structure.type[row]),
    term: columns.structure.term[row].map(word),
  }));
  const byId = new Map(actors.map((one) => [one.id, one]));
  return { generator: columns.generator, documents, actors, byId, events, sentences: columns.sentences, structure };
}

/** A sum in hexadecimal; in an array it is Base64. */
function sumOf(sum) {
  if (typeof sum === "string") return sum;
  return Array.from(atob(sum[0]), (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/** Rows that are told as steps from the row before. */
function fromSteps(steps) {
  let row = 0;
  return steps.map((step) => (row += step));
}

function actor(columns, row, id, word, documents) {
  return {
    row,
    id,
    name: clean(columns.name[row]) || id,
    written: columns.name[row],
    kind: word(columns.kind[row]),
    country: word(columns.country[row]),
    known: columns.known[row] === 1,
    offices: columns.offices[row].map(([title, of, from, until]) => ({
      title: word(title),
      of: word(of),
      from: word(from),
      until: word(until),
    })),
    aliases: columns.aliases[row],
    documents: columns.documents[row].map((document) => documents[document]),
    x: columns.x[row],
    y: columns.y[row],
    events: [],
  };
}

/** The whole graph. */
export const graph = read(embedded("graph"));

let keys = null;

/** The event with this key, if there is one. */
export function eventOf(key) {
  if (!key) return undefined;
  keys ??= new Map(graph.events.map((event) => [event.key, event]));
  return keys.get(key);
}

const looks = new Map(look.types.map((type, rank) => [type.name, { ...type, rank }]));
const modes = new Map(look.modes);

/** The look of an event's type. */
export function lookOf(type) {
  return looks.get(type) ?? { ...look.neutral, name: type, rank: look.types.length };
}

/** What an event was, such as "planned call". */
export function what(event) {
  const noun = event.mode ? modes.get(event.mode) ?? event.mode : lookOf(event.type).label;
  return event.status === "occurred" ? noun : `${event.status} ${noun}`;
}

/** What an actor can be found by. */
export function namesOf(actor) {
  actor.folded ??= [actor.name, ...actor.aliases, actor.id, actor.country ?? ""].map(folded);
  return actor.folded;
}

/** The name of an actor that the graph may not have, from its id. */
export function nameOf(id) {
  return graph.byId.get(id)?.name ?? clean(id).replace(/-/g, " ");
}
