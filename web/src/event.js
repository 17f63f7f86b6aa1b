// An event of the graph. What few readers ask for is looked up in the columns when it is asked for.

import { daysOf } from "./words.js";

/** All events, in the graph's order; `tables` has the columns, and what their rows name. */
export function eventsOf(tables) {
  const { source, reports } = tables.columns.events;
  tables.days = daysOnce(tables.word);
  tables.headlines = new Set(tables.columns.reports.title);
  let next = 0;
  return source.map((_, row) => {
    const first = next;
    next += reports[row] ?? 1;
    return new Event(tables, row, first, next);
  });
}

/** Days of dates by their row among the words, for thousands are the same. */
function daysOnce(word) {
  const spans = [];
  return (row) => (spans[row] ??= daysOf(word(row)));
}

class Event {
  constructor(tables, row, first, end) {
    const { word, actors } = tables;
    const columns = tables.columns.events;
    this.tables = tables;
    this.row = row;
    this.first = first;
    this.end = end;
    this.source = actors[columns.source[row]];
    this.target = actors[columns.target[row]];
    this.type = word(columns.type[row]);
    this.status = word(columns.status[row]);
    this.symmetric = columns.symmetric[row] === 1;
    // Undated events are placed by the day on which they were reported, as in `chancery talks`.
    this.days = tables.days(columns.date[row] || columns.observed[row]);
    this.sources = end - first === 1 ? 1 : this.cited().length;
  }

  get mode() {
    return this.word("mode");
  }

  get date() {
    return this.word("date");
  }

  get observed() {
    return this.word("observed");
  }

  get content() {
    return this.word("content");
  }

  get attribution() {
    return this.word("attribution");
  }

  get cameo() {
    return this.word("cameo");
  }

  get quad() {
    return this.word("quad");
  }

  get forum() {
    return this.words("forum");
  }

  get topics() {
    return this.words("topics");
  }

  /** The documents that report it, as far as the graph lists them. */
  get documents() {
    return this.cited().map((document) => this.tables.documents[document]).filter(Boolean);
  }

  /** The key that the graph's file has for it. */
  get key() {
    const { source, target, type, mode, status, date, symmetric, documents } = this;
    const day = date ? date.replace("/", "..") : `in:${documents[0]?.id ?? ""}`;
    return `${source.id}${symmetric ? "--" : "->"}${target.id}/${type}/${mode ? `${mode}/` : ""}${status}/${day}`;
  }

  /** The first sentence that reports it. */
  text() {
    const { reports, sentences } = this.tables.columns;
    return sentences[reports.sentence[this.first]];
  }

  /** Whether a sentence that reports it is among those marked by their row. */
  saidIn(marked) {
    const { sentence } = this.tables.columns.reports;
    for (let row = this.first; row < this.end; row += 1) if (marked[sentence[row]]) return true;
    return false;
  }

  /** The sentences behind it with all that is known of them. */
  reports() {
    return Array.from({ length: this.end - this.first }, (_, at) => report(this.tables, this.first + at));
  }

  /** Rows of the documents that report it, each once. */
  cited() {
    return [...new Set(this.tables.columns.reports.document.slice(this.first, this.end))];
  }

  word(column) {
    return this.tables.word(this.tables.columns.events[column][this.row]);
  }

  words(column) {
    return (this.tables.columns.events[column][this.row] ?? []).map(this.tables.word);
  }
}

function report({ columns: { reports: columns, sentences }, headlines, word, documents }, row) {
  const span = (at) => {
    const [from, length] = columns.spans.slice(row * 6 + at, row * 6 + at + 2);
    return [from, from + length];
  };
  const text = sentences[columns.sentence[row]];
  const start = columns.start[row];
  return {
    document: documents[columns.document[row]] ?? null,
    part: headlines.has(row) ? "title" : null,
    start,
    end: start + (columns.length[row] ?? new TextEncoder().encode(text).length),
    text,
    trigger: span(0),
    source: span(2),
    target: span(4),
    rule: word(columns.rule[row]),
    told: columns.told[row] ?? {},
  };
}
