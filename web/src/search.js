// A box that finds actors by any of their names.

import { graph, namesOf } from "./data.js";
import { byId, element } from "./dom.js";
import { choose } from "./state.js";
import { count, folded } from "./words.js";

const MOST = 12;

/** Actors whose names have the words: those whose name begins with them first, the busiest first. */
export function findActors(text, most = MOST) {
  const words = folded(text.trim());
  if (!words) return [];
  const rank = (actor) => {
    const names = namesOf(actor);
    if (names.includes(words)) return 0;
    if (names[0].startsWith(words)) return 1;
    if (names.some((name) => name.startsWith(words) || name.includes(` ${words}`))) return 2;
    return names.some((name) => name.includes(words)) ? 3 : 4;
  };
  const ranked = graph.actors.map((actor) => [rank(actor), actor]).filter(([found]) => found < 4);
  ranked.sort(([one, a], [other, b]) => one - other || b.events.length - a.events.length || a.row - b.row);
  return ranked.slice(0, most).map(([, actor]) => actor);
}

/** Makes an input with a list under it offer actors. */
export function offerActors(input, list, pick) {
  let offered = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (actor) => {
    input.value = "";
    close();
    pick(actor);
  };
  const point = (index) => {
    at = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = list.children[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
  };
  const open = () => {
    offered = findActors(input.value);
    at = -1;
    list.replaceChildren(...offered.map((actor, place) => option(list, actor, place, take)));
    list.hidden = input.value.trim() === "";
    if (offered.length === 0) list.append(element("li", { class: "none" }, "Nobody has such a name"));
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && offered.length) {
      event.preventDefault();
      take(offered[Math.max(at, 0)]);
    }
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way && offered.length) {
      event.preventDefault();
      point((at + way + offered.length) % offered.length);
    }
  });
}

function option(list, actor, place, take) {
  const properties = { id: `${list.id}-${place}`, role: "option", "aria-selected": "false" };
  const on = { mousedown: (event) => event.preventDefault(), click: () => take(actor) };
  const note = `${actor.kind}, ${count(actor.events.length, "event")}`;
  return element("li", { ...properties, on }, element("b", {}, actor.name), " ", element("span", { class: "faint" }, note));
}

/** The search at the head of the page. */
export function startSearch() {
  offerActors(byId("search"), byId("found"), (actor) => {
    choose({ actor: actor.id, event: "", pair: "", path: "" }, { step: true });
    byId("panel").focus();
  });
}
