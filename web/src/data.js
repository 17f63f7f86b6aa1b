// The graph as the page carries it, columns of rows, made into actors, events and reports.

import { clean, daysOf, folded } from "./words.js";

const embedded = (id) => JSON.parse(document.getElementById(id).textContent);

/** Looks of event types and surfaces. */
export const look = embedded("look");

/** The whole graph. */
export const graph = read(embedded("graph"));

function read(raw) {
  const word = (row) => raw.words[row];
  const documents = raw.documents.id.map((id, row) => ({
    row,
    id,
    title: raw.documents.title[row],
    date: word(raw.documents.date[row]),
    publisher: word(raw.documents.publisher[row]),
    url: raw.documents.url[row],
    sha256: raw.documents.sha256[row],
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
    return event(raw, row, first, next, word, actors, documents, days);
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

function event(raw, row, first, end, word, actors, documents, days) {
  const columns = raw.events;
  const date = word(columns.date[row]);
  const observed = word(columns.observed[row]);
  const cited = new Set();
  for (let at = first; at < end; at += 1) cited.add(raw.reports.document[at]);
  const made = {
    row,
    first,
    end,
    source: actors[columns.source[row]],
    target: actors[columns.target[row]],
    type: word(columns.type[row]),
    mode: word(columns.mode[row]),
    status: word(columns.status[row]),
    date,
    observed,
    // Undated events are placed by the day on which they were reported, as in `chancery talks`.
    days: days(date ?? observed),
    symmetric: columns.symmetric[row] === 1,
    forum: (columns.forum[row] ?? []).map(word),
    topics: (columns.topics[row] ?? []).map(word),
    content: columns.content[row],
    attribution: word(columns.attribution[row]),
    cameo: word(columns.cameo[row]),
    quad: word(columns.quad[row]),
    documents: [...cited].map((document) => documents[document]).filter(Boolean),
    sources: cited.size,
    text: () => raw.sentences[raw.reports.sentence[first]],
    sentences: () => raw.reports.sentence.slice(first, end).map((sentence) => raw.sentences[sentence]),
  };
  made.key = keyOf(made);
  return made;
}

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
