// An event as a line of a list, and names that lead to their actor.

import { graph, lookOf, nameOf, what } from "./data.js";
import { button, element } from "./dom.js";
import { choose } from "./state.js";
import { clean, count, readableDate } from "./words.js";

/** A name that shows its actor. */
export function actorButton(actor, properties = {}) {
  const show = () => choose({ actor: actor.id, event: "", pair: "", path: "" }, { step: true });
  return button(actor.name, show, { class: "name", ...properties });
}

/** Names of actors by id, as buttons where the graph has them. */
export function names(ids) {
  const parts = ids.flatMap((id) => {
    const actor = graph.byId.get(id);
    return [", ", actor ? actorButton(actor) : nameOf(id)];
  });
  return element("span", {}, ...parts.slice(1));
}

/** What an event was, in its colour, with the mark of its status. */
export function kindWords(event) {
  const words = element("span", { class: `kind status-${event.status}` }, what(event));
  words.style.color = `var(--type-${lookOf(event.type).name}, var(--faint))`;
  return words;
}

/** The day of an event, or ~ and that of its report. */
export function dateWords(event) {
  if (event.date) return readableDate(event.date);
  return event.observed ? `~ ${readableDate(event.observed)}` : "no date";
}

/** An event as a button that shows its sentences. */
export function eventLine(event, from = null) {
  const show = () => choose({ event: event.key }, { step: true });
  const arrow = event.symmetric ? "–" : "→";
  const who = from ? wayWords(event) : `${event.source.name} ${arrow} ${event.target.name}`;
  return element(
    "button",
    { type: "button", class: "event", on: { click: show } },
    element("span", { class: "head" }, kindWords(event), " ", element("span", { class: "faint" }, dateWords(event))),
    who ? element("span", { class: "who" }, who) : null,
    element("span", { class: "quote" }, clean(event.content) || clean(event.text())),
    event.sources > 1 ? element("span", { class: "faint" }, count(event.sources, "source")) : null,
  );
}

/** Who acted, in a list of what was between two. */
function wayWords(event) {
  if (event.symmetric || event.source === event.target) return "";
  return `by ${event.source.name}`;
}
