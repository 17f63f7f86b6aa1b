// The same events as a table: sortable, copyable, and the way in for those who see no map.

import { graph, what } from "./data.js";
import { button, byId, element } from "./dom.js";
import { actorButton, dateWords, kindWords } from "./lines.js";
import { choose, state } from "./state.js";
import { clean, digits } from "./words.js";

const STEP = 200;

const COLUMNS = [
  { id: "date", name: "Date", of: (event) => event.date ?? (event.observed ? `~${event.observed}` : ""), rank: (event) => event.days?.[0] ?? Infinity, cell: dateWords },
  { id: "source", name: "Who", of: (event) => event.source.name, cell: (event) => actorButton(event.source) },
  { id: "what", name: "What", of: (event) => what(event), cell: kindWords },
  { id: "target", name: "Whom", of: (event) => event.target.name, cell: (event) => actorButton(event.target) },
  { id: "sources", name: "Sources", of: (event) => String(event.sources), rank: (event) => event.sources, cell: (event) => String(event.sources) },
  { id: "sentence", name: "Sentence", of: (event) => clean(event.text()), cell: sentenceCell },
];

let rows = [];

/** Makes the table's head and its buttons. */
export function startTable() {
  byId("table-head").append(...COLUMNS.map(({ id, name }) => element("th", { scope: "col", id: `by-${id}` }, button(name, () => sort(id)))));
  byId("copy").addEventListener("click", copy);
  byId("more-rows").addEventListener("click", () => {
    const start = byId("table-body").children.length;
    grow();
    byId("table-body").children[start]?.querySelector("button")?.focus();
  });
}

/** Shows these events, sorted as the state says. */
export function updateTable(shown) {
  byId("table").hidden = state.view !== "table";
  if (state.view !== "table") return;
  rows = sorted(shown.path ? shown.path.steps.flat() : shown.events);
  for (const { id } of COLUMNS) byId(`by-${id}`).setAttribute("aria-sort", orderOf(id));
  byId("table-body").replaceChildren();
  grow();
}

function orderOf(id) {
  if (state.sort === id) return "ascending";
  return state.sort === `-${id}` ? "descending" : "none";
}

function sort(id) {
  choose({ sort: state.sort === id ? `-${id}` : id });
}

function sorted(events) {
  const column = COLUMNS.find(({ id }) => id === state.sort.replace(/^-/, "")) ?? COLUMNS[0];
  const rank = column.rank ?? column.of;
  const way = state.sort.startsWith("-") ? -1 : 1;
  const ranked = events.map((event) => [rank(event), event]);
  ranked.sort(([one, a], [other, b]) => (one < other ? -way : one > other ? way : a.row - b.row));
  return ranked.map(([, event]) => event);
}

function grow() {
  const body = byId("table-body");
  const next = rows.slice(body.children.length, body.children.length + STEP);
  body.append(...next.map((event) => element("tr", {}, ...COLUMNS.map((column) => element("td", { class: column.id }, column.cell(event))))));
  byId("more-rows").hidden = body.children.length === rows.length;
  byId("more-rows").textContent = `Show more (${digits(rows.length - body.children.length)})`;
}

function sentenceCell(event) {
  return element("button", { type: "button", class: "quote", on: { click: () => choose({ event: event.key }, { step: true }) } }, clean(event.text()));
}

/** All rows with tabs between, as spreadsheets take them. What could be a formula is made text. */
export function tableText() {
  const safe = (text) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  const lines = rows.map((event) => COLUMNS.map((column) => safe(column.of(event))).join("\t"));
  return [COLUMNS.map(({ name }) => name).join("\t"), ...lines].join("\n");
}

async function copy() {
  const said = byId("said");
  try {
    await navigator.clipboard.writeText(tableText());
    said.textContent = `${digits(rows.length)} rows copied`;
  } catch {
    said.textContent = copyBySelection() ? `${digits(rows.length)} rows copied` : "The browser does not let the page copy";
  }
}

/** The older way, for pages from a file where the newer one is closed. */
function copyBySelection() {
  const area = element("textarea", { value: tableText(), class: "offstage" });
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

/** How many events of the graph are an actor's with itself; the map does not draw them. */
export const loops = graph.events.filter((event) => event.source === event.target).length;
