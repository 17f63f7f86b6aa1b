// What is shown as a graph in JSON, the same shape as the graph's own file.

import { graph } from "./data.js";

/** The events with their actors, documents, and what holds these actors together. */
export function record(shown) {
  const all = shown.events.length === graph.events.length;
  const kept = new Set(all ? graph.actors : shown.actors);
  const documents = all ? graph.documents : documentsOf(shown.events, kept);
  const listed = new Set(documents);
  return {
    directed: true,
    multigraph: true,
    graph: { format: "chancery-graph", version: 1, generator: graph.generator, documents: documents.map(documentRecord) },
    nodes: [...kept].map((actor) => actorRecord(actor, listed)),
    edges: [
      ...shown.events.map(eventRecord),
      ...graph.structure.filter(({ source, target }) => kept.has(source) && kept.has(target)).map(tieRecord),
    ],
  };
}

/** The documents that report the events, in the graph's order. */
function documentsOf(events) {
  const cited = new Set(events.flatMap((event) => event.documents));
  return graph.documents.filter((document) => cited.has(document));
}

function documentRecord({ id, title, date, publisher, url, sha256 }) {
  return { id, title, date, publisher, url, sha256 };
}

function actorRecord({ id, written, kind, country, known, offices, aliases, documents }, listed) {
  const mentioned = documents.filter((document) => listed.has(document)).map((document) => document.id);
  return { id, name: written, kind, country, known, offices, aliases, documents: mentioned };
}

function eventRecord(event) {
  const { key, source, target, type, mode, status, date, observed, symmetric, forum, topics, content, attribution, cameo, quad } = event;
  const evidence = event.reports().map(reportRecord);
  return { key, source: source.id, target: target.id, type, mode, status, date, observed, symmetric, forum, topics, content, attribution, cameo, quad, evidence };
}

function reportRecord({ document, part, start, end, text, trigger, source, target, rule, told }) {
  const within = ([from, to]) => [from + start, to + start];
  return {
    document: document?.id ?? "",
    ...(part ? { part } : {}),
    start,
    end,
    text,
    trigger: within(trigger),
    source: within(source),
    target: within(target),
    rule,
    ...told,
  };
}

function tieRecord({ source, target, type, term: [title, from, until] }) {
  const office = type === "HOLDS_OFFICE";
  const named = office ? `/${title}/${from ?? ""}..${until ?? ""}` : "";
  return {
    key: `${source.id}->${target.id}/${type}${named}`,
    source: source.id,
    target: target.id,
    type,
    structural: true,
    ...(office ? { title, from, until } : {}),
    evidence: [],
  };
}
