// An actor: who it is, and its events by partner.

import { graph, nameOf } from "./data.js";
import { button, element, longList } from "./dom.js";
import { factList } from "./evidence.js";
import { actorButton, eventLine } from "./lines.js";
import { offerActors } from "./search.js";
import { choose, state } from "./state.js";
import { clean, count, digits, readableDate } from "./words.js";

/** All that is known of an actor, and its events that are shown. */
export function actorPanel(actor, shown) {
  const events = actor.events.filter((event) => shown.rows[event.row]);
  const partners = byPartner(actor, events);
  return element(
    "article",
    {},
    element("h2", {}, actor.name),
    element("p", { class: "faint" }, describe(actor)),
    factList(facts(actor)),
    element("div", { class: "acts" }, ...circles(), pathFrom(actor)),
    element("p", {}, `${count(events.length, "event")} with ${count(partners.length, "partner")} shown, of ${digits(actor.events.length)}`),
    longList(partners, ([partner, between]) => partnerRow(actor, partner, between), { first: 25, properties: { class: "partners" } }),
  );
}

function describe(actor) {
  const words = [actor.kind, actor.country, actor.known ? null : "in no table, named by texts only"];
  return words.filter(Boolean).join(", ");
}

function facts(actor) {
  const offices = actor.offices.map(({ title, of, from, until }) => {
    const term = from || until ? ` (${from ? readableDate(from) : "?"} – ${until ? readableDate(until) : ""})` : "";
    return element("div", {}, `${clean(title)}, ${nameOf(of)}${term}`);
  });
  const belongs = graph.structure.filter(({ source, type }) => source === actor && type !== "HOLDS_OFFICE");
  const wholes = [...new Set(belongs.map(({ target }) => target))];
  const aliases = actor.aliases.map(clean).filter((alias) => alias && alias !== actor.name);
  return [
    ["Office", offices.length ? element("div", {}, ...offices) : ""],
    ["Belongs to", wholes.length ? element("span", {}, ...wholes.flatMap((whole) => [", ", actorButton(whole)]).slice(1)) : ""],
    ["Also", aliases.slice(0, 12).join(", ")],
    ["Mentioned in", count(actor.documents.length, "document")],
  ];
}

function circles() {
  const names = ["All", "Circle", "Wider circle"];
  return names.map((name, steps) =>
    button(name, () => choose({ circle: steps }), {
      id: `circle-${steps}`,
      "aria-pressed": String(state.circle === steps),
      title: ["Show all actors", "Only the actor and its partners", "Also the partners' partners"][steps],
    }),
  );
}

function pathFrom(actor) {
  const list = element("ul", { id: "path-found", role: "listbox", class: "found", hidden: true });
  const input = element("input", {
    id: "path-to",
    type: "search",
    role: "combobox",
    autocomplete: "off",
    placeholder: "Path to …",
    "aria-label": `Path from ${actor.name} to`,
    "aria-controls": "path-found",
    "aria-expanded": "false",
  });
  offerActors(input, list, (other) => choose({ path: `${actor.id}..${other.id}`, event: "", pair: "" }, { step: true }));
  return element("span", { class: "combo" }, input, list);
}

/** Partners with the events between, the busiest first. */
function byPartner(actor, events) {
  const partners = new Map();
  for (const event of events) {
    const partner = event.source === actor ? event.target : event.source;
    if (!partners.has(partner)) partners.set(partner, []);
    partners.get(partner).push(event);
  }
  return [...partners].sort(([one, a], [other, b]) => b.length - a.length || one.row - other.row);
}

function partnerRow(actor, partner, events) {
  const sorted = [...events].sort(latestFirst);
  const words = partner === actor ? "with itself" : "";
  return element(
    "section",
    {},
    element("h3", {}, actorButton(partner), words ? ` (${words})` : "", " ", element("span", { class: "faint" }, count(events.length, "event"))),
    longList(sorted, (event) => eventLine(event, actor), { first: 6 }),
  );
}

/** The order of lists: the latest event first, those without any day last. */
export function latestFirst(one, other) {
  return (other.days?.[0] ?? -Infinity) - (one.days?.[0] ?? -Infinity) || one.row - other.row;
}
