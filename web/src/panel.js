// The panel beside the map: what is chosen, or the busiest of what is shown.

import { actorPanel, latestFirst } from "./actor.js";
import { eventOf, graph } from "./data.js";
import { button, byId, element, longList } from "./dom.js";
import { eventPanel } from "./evidence.js";
import { pairOf } from "./fan.js";
import { actorButton, eventLine } from "./lines.js";
import { endsOf } from "./path.js";
import { choose, state } from "./state.js";
import { count, digits } from "./words.js";

/** Shows what is chosen. */
export function updatePanel(shown) {
  byId("panel-body").replaceChildren(content(shown));
  byId("close").hidden = !(state.actor || state.event || state.pair || state.path);
}

/** Makes the panel close. */
export function startPanel() {
  byId("close").addEventListener("click", () => {
    choose({ actor: "", event: "", pair: "", path: "", circle: 0 }, { step: true });
    byId("panel").focus();
  });
}

function content(shown) {
  const event = eventOf(state.event);
  if (event) return eventPanel(event);
  const actor = graph.byId.get(state.actor);
  if (state.path) return pathPanel(shown.path);
  if (state.pair) return pairPanel(shown);
  if (actor) return actorPanel(actor, shown);
  return overview(shown);
}

function overview(shown) {
  const actors = shown.busiest;
  const most = actors.length ? shown.degrees[actors[0].row] : 1;
  if (actors.length === 0) {
    return element("article", {}, element("h2", {}, "Nothing is shown"), element("p", {}, "No event passes all filters. Open one of them, or reset all."));
  }
  return element(
    "article",
    {},
    element("h2", {}, "Who takes part most"),
    longList(actors, (actor) => {
      const number = shown.degrees[actor.row];
      const bar = element("i", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", `${(100 * number) / most}%`);
      return element("div", { class: "ranked" }, actorButton(actor), element("span", { class: "number" }, digits(number)), bar);
    }, { first: 30 }),
  );
}

function pairPanel(shown) {
  const [one, other] = state.pair.split("..").map((id) => graph.byId.get(id));
  if (!one || !other) return overview(shown);
  const events = one.events.filter((event) => shown.rows[event.row] && pairOf(event) === state.pair);
  events.sort(latestFirst);
  return element(
    "article",
    {},
    element("h2", {}, actorButton(one), " and ", actorButton(other)),
    element("p", {}, `${count(events.length, "event")} shown`),
    longList(events, (event) => eventLine(event)),
  );
}

function pathPanel(path) {
  const { from, to } = endsOf(state.path);
  if (!from || !to) return element("article", {}, element("h2", {}, "No path"), element("p", {}, "The address names an actor that is not in the graph."));
  const turn = button("Clear the path", () => choose({ path: "", actor: from.id }, { step: true }));
  const head = element("h2", {}, "From ", actorButton(from), " to ", actorButton(to));
  if (!path || path.actors.length === 0) {
    return element("article", {}, head, element("p", {}, "No path over the events that are shown."), turn);
  }
  const steps = path.steps.map((events, at) => {
    const [one, other] = [path.actors[at], path.actors[at + 1]];
    return element("li", {}, element("h3", {}, actorButton(one), " – ", actorButton(other)), longList([...events].sort(latestFirst), (event) => eventLine(event), { first: 3 }));
  });
  return element("article", {}, head, element("p", {}, count(path.steps.length, "step")), element("ol", { class: "path" }, ...steps), turn);
}
