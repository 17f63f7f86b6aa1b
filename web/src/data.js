// The graph as the page carries it, columns of rows, made into actors, events and reports.

import { clean, daysOf, folded } from "./words.js";

const embedded = (id) => JSON.parse(document.getElementById(id).textContent);

/** Looks of event types and surfaces. */
export const look = embedded("look");

function read(raw) {
  const word = (row) => raw.words[row];
  const documents = raw.documents.id.map((id, row) => ({
    row,
    id,
    title: raw.documents.title[row],
    date: word(raw.documents.date[row]),
    publisher: word(raw.documents.publisher[row]),
    url: raw.documents.url[row],
    sha256: sumOf(raw.documents.sha256[row]),
  }));
  const actors = raw.actors.id.map((id, row) => actor(raw.actors, row, id, word, documents));
  const byId = new Map(actors.map((one) => [one.id, one]));
  const spans = new Map();
  const days = (date) => {
    if (!spans.has(date)) spans.set(date, daysOf(date));
    return spans.get(date);
  };
  raw.events.source = fromSteps(raw.events.source);
  raw.reports.sentence = fromSteps(raw.reports.sentence);
  let next = 0;
  const events = raw.events.source.map((_, row) => {
    const first = next;
    next += raw.events.reports[row] ?? 1;
    return new Event(raw, row, first, next, word, actors, documents, days);
  });
  for (const one of events) {
    one.source.events.push(one);
    if (one.target !== one.source) one.target.events.push(one);
  }
  const reports = (of) => reportsOf(raw, of, word, documents);
  const structure = raw.structure.source.map((source, row) => ({
    source: actors[source],
    target: actors[raw.structure.target[row]],
    type: word(raw.structure.type[row]),
    term: raw.structure.term[row].map(word),
  }));
  const keys = new Map(events.map((one) => [one.key, one]));
  return { generator: raw.generator, documents, actors, byId, events, keys, reports, structure };
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

/** An event; its sentences are looked up when they are asked for. */
class Event {
  constructor(raw, row, first, end, word, actors, documents, days) {
    const columns = raw.events;
    this.raw = raw;
    this.row = row;
    this.first = first;
    this.end = end;
    this.source = actors[columns.source[row]];
    this.target = actors[columns.target[row]];
    this.type = word(columns.type[row]);
    this.mode = word(columns.mode[row]);
    this.status = word(columns.status[row]);
    this.date = word(columns.date[row]);
    this.observed = word(columns.observed[row]);
    // Undated events are placed by the day on which they were reported, as in `chancery talks`.
    this.days = days(this.date ?? this.observed);
    this.symmetric = columns.symmetric[row] === 1;
    this.forum = (columns.forum[row] ?? NONE).map(word);
    this.topics = (columns.topics[row] ?? NONE).map(word);
    this.content = word(columns.content[row]);
    this.attribution = word(columns.attribution[row]);
    this.cameo = word(columns.cameo[row]);
    this.quad = word(columns.quad[row]);
    const cited = end - first === 1 ? [raw.reports.document[first]] : [...new Set(raw.reports.document.slice(first, end))];
    this.documents = cited.map((document) => documents[document]).filter(Boolean);
    this.sources = cited.length;
    this.key = keyOf(this);
  }

  /** The first sentence that reports it. */
  text() {
    return this.raw.sentences[this.raw.reports.sentence[this.first]];
  }

  /** All sentences that report it. */
  sentences() {
    return this.raw.reports.sentence.slice(this.first, this.end).map((sentence) => this.raw.sentences[sentence]);
  }
}

const NONE = [];

/** The key that the graph's file has for an event. */
function keyOf({ source, target, type, mode, status, date, symmetric, documents }) {
  const day = date ? date.replace("/", "..") : `in:${documents[0]?.id ?? ""}`;
  return `${source.id}${symmetric ? "--" : "->"}${target.id}/${type}/${mode ? `${mode}/` : ""}${status}/${day}`;
}

function reportsOf(raw, { first, end }, word, documents) {
  const columns = raw.reports;
  const titles = new Set(columns.title);
  return Array.from({ length: end - first }, (_, at) => {
    const row = first + at;
    const span = (at) => {
      const [from, length] = columns.spans.slice(row * 6 + at, row * 6 + at + 2);
      return [from, from + length];
    };
    const text = raw.sentences[columns.sentence[row]];
    const start = columns.start[row];
    return {
      document: documents[columns.document[row]] ?? null,
      part: titles.has(row) ? "title" : null,
      start,
      end: start + (columns.length[row] ?? new TextEncoder().encode(text).length),
      text,
      trigger: span(0),
      source: span(2),
      target: span(4),
      rule: word(columns.rule[row]),
      told: columns.told[row] ?? {},
    };
  });
}

/** The whole graph. */
export const graph = read(embedded("graph"));

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
