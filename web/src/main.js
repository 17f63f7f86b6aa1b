// The page: reads the graph, fills the filters, draws the map, and follows every choice.

import { startControls, updateControls } from "./controls.js";
import { graph } from "./data.js";
import { byId } from "./dom.js";
import { startDownloads } from "./downloads.js";
import { lookAt, startDrawing, updateDrawing } from "./drawing.js";
import { filter } from "./filters.js";
import { startHistogram, updateHistogram } from "./histogram.js";
import { startPanel, updatePanel } from "./panel.js";
import * as probes from "./probes.js";
import { startSearch } from "./search.js";
import { choose, onChange, state } from "./state.js";
import { loops, startTable, updateTable } from "./table.js";
import { startTheme, updateTheme } from "./theme.js";
import { clean, count, digits, readableDay } from "./words.js";

const FILTERS = ["types", "status", "from", "to", "source", "min", "words", "circle", "path"];

let shown = null;
let mapped = false;

function title() {
  const only = graph.documents.length === 1 ? clean(graph.documents[0].title) : "";
  const acting = graph.actors.filter((actor) => actor.events.length).length;
  return only || `${count(graph.events.length, "event")} between ${count(acting, "actor")}`;
}

function subtitle() {
  const days = graph.events.map((event) => event.days).filter(Boolean);
  const parts = [count(graph.documents.length, "document")];
  if (days.length) {
    const first = days.reduce((low, [day]) => Math.min(low, day), Infinity);
    const last = days.reduce((high, [, day]) => Math.max(high, day), -Infinity);
    parts.unshift(first === last ? readableDay(first) : `${readableDay(first)} – ${readableDay(last)}`);
  }
  if (loops) parts.push(`${count(loops, "event")} of an actor with itself in lists only`);
  return parts.join(" · ");
}

function update(before) {
  const narrowed = !before || FILTERS.some((name) => String(before[name]) !== String(state[name]));
  const centered = before && state.circle > 0 && before.actor !== state.actor;
  const fresh = narrowed || centered;
  if (before && fresh) shown = filter(state);
  updateTheme();
  updateView();
  if (fresh) {
    updateControls(shown);
    updateHistogram(shown);
    byId("count").textContent = counted();
  }
  updatePanel(shown);
  updateTable(shown);
  if (before) updateDrawing(shown);
  const actor = graph.byId.get(state.actor);
  if (before && actor && before.actor !== state.actor) lookAt(actor);
}

function counted() {
  const all = shown.events.length === graph.events.length ? "" : ` of ${digits(graph.events.length)}`;
  return `${digits(shown.events.length)}${all} ${graph.events.length === 1 ? "event" : "events"}, ${count(shown.actors.length, "actor")}`;
}

function updateView() {
  const table = state.view === "table" || !mapped;
  byId("stage").hidden = table;
  byId("view-map").setAttribute("aria-pressed", String(!table));
  byId("view-table").setAttribute("aria-pressed", String(table));
}

function start() {
  document.title = `${title()} – Chancery`;
  byId("title").textContent = title();
  byId("subtitle").textContent = subtitle();
  startControls();
  startHistogram();
  startSearch();
  startPanel();
  startTable();
  startDownloads(() => ({ shown, title: title() }));
  startTheme(() => update(state));
  byId("filter-box").open = !matchMedia("(max-width: 60rem)").matches;
  byId("view-map").addEventListener("click", () => choose({ view: "map" }));
  byId("view-table").addEventListener("click", () => choose({ view: "table" }));
  updateTheme();
  shown = filter(state);
  mapped = startDrawing(shown);
  if (!mapped) {
    byId("view-map").disabled = true;
    byId("said").textContent = "This browser draws no map (it has no WebGL); the table has everything.";
    choose({ view: "table" });
  }
  onChange(update);
  update(null);
  globalThis.chanceryPage = probes;
}

start();
