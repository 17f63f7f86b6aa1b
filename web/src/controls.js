// The filters by type, status, source and number of sources. The list of types is the legend, too.

import { graph, look, lookOf } from "./data.js";
import { byId, element } from "./dom.js";
import { without } from "./filters.js";
import { choose, state } from "./state.js";
import { clean, count, digits, readableDate } from "./words.js";

const STATUSES = ["occurred", "planned", "possible", "denied"];

/** Fills the filters; they follow the state from then on. */
export function startControls() {
  const present = new Set(graph.events.map((event) => event.type));
  const known = look.types.map((type) => type.name).filter((name) => present.delete(name));
  fill("types", [...known, ...present], "types", typeWords);
  fill("statuses", STATUSES, "status", statusWords);
  byId("source").append(element("option", { value: "" }, "Any source"));
  // Thousands of documents would take long at the start, and few readers open the list.
  for (const event of ["focus", "pointerdown"]) byId("source").addEventListener(event, fillSources, { once: true });
  byId("source").addEventListener("change", (event) => choose({ source: event.target.value }));
  byId("min").addEventListener("input", (event) => choose({ min: Math.max(1, Number(event.target.value) || 1) }));
  byId("min").max = String(Math.max(1, ...graph.events.map((event) => event.sources)));
  byId("words").addEventListener("input", (event) => choose({ words: event.target.value.trim() }));
  byId("reset").addEventListener("click", () => {
    choose({ types: [], status: [], from: "", to: "", source: "", min: 1, words: "", circle: 0 });
  });
}

/** Sets the filters as the state says, with how many events each choice would show. */
export function updateControls(shown) {
  update("types", "types", shown, (event) => event.type);
  update("statuses", "status", shown, (event) => event.status);
  if (state.source) fillSources();
  byId("source").value = state.source;
  setUnlessTyped(byId("min"), String(state.min));
  setUnlessTyped(byId("words"), state.words);
  const { types, status, from, to, source, min, words, circle } = state;
  byId("reset").disabled = !(types.length || status.length || from || to || source || min > 1 || words || circle);
}

function setUnlessTyped(input, value) {
  if (input !== document.activeElement) input.value = value;
}

function fill(id, names, key, words) {
  const boxes = names.map((name) => {
    const box = element("input", { type: "checkbox", value: name, on: { change: () => toggle(id, key, names) } });
    return element("label", { class: "choice" }, box, ...words(name), element("span", { class: "number" }));
  });
  byId(id).append(...boxes);
}

function typeWords(name) {
  const { label, filled, width } = lookOf(name);
  const line = element("i", { class: `line${filled ? " filled" : ""}`, "aria-hidden": "true" });
  line.style.color = `var(--type-${name}, var(--faint))`;
  line.style.setProperty("--stroke", `${width}px`);
  return [line, element("span", {}, label)];
}

function statusWords(name) {
  const line = element("i", { class: `line status-${name}`, "aria-hidden": "true" });
  return [line, element("span", {}, name)];
}

/** All boxes checked means no filter, and so does none. */
function toggle(id, key, names) {
  const boxes = [...byId(id).querySelectorAll("input")];
  const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
  choose({ [key]: wanted.length === names.length ? [] : wanted });
}

function update(id, key, shown, of) {
  const numbers = new Map();
  for (const event of without(shown, key)) numbers.set(of(event), (numbers.get(of(event)) ?? 0) + 1);
  for (const label of byId(id).children) {
    const box = label.querySelector("input");
    box.checked = state[key].length === 0 || state[key].includes(box.value);
    label.querySelector(".number").textContent = digits(numbers.get(box.value) ?? 0);
  }
}

function fillSources() {
  if (byId("source").children.length > 1) return;
  const publishers = new Map();
  for (const { publisher } of graph.documents) {
    if (publisher) publishers.set(publisher, (publishers.get(publisher) ?? 0) + 1);
  }
  const option = (value, words) => element("option", { value }, words);
  const byName = [...publishers].sort(([one], [other]) => (one < other ? -1 : 1));
  const named = byName.map(([name, documents]) => option(`by:${name}`, `${clean(name)} (${count(documents, "document")})`));
  const single = graph.documents.map((document) => option(`in:${document.id}`, titleOf(document)));
  const groups = [];
  if (named.length) groups.push(element("optgroup", { label: "Publishers" }, ...named));
  groups.push(element("optgroup", { label: "Documents" }, ...single));
  byId("source").append(...groups);
}

function titleOf(document) {
  const title = clean(document.title) || document.id;
  const short = title.length > 60 ? `${title.slice(0, 59)}…` : title;
  return document.date ? `${short}, ${readableDate(document.date)}` : short;
}
