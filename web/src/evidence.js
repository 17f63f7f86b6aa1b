// The sentences behind an event, with the words that name trigger, source and target marked.

import { nameOf } from "./data.js";
import { button, element } from "./dom.js";
import { actorButton, dateWords, kindWords, names } from "./lines.js";
import { choose, state } from "./state.js";
import { clean, count, readableDate, safeLink } from "./words.js";

/** All that is known of an event. */
export function eventPanel(event) {
  const arrow = event.symmetric ? " – " : " → ";
  const facts = [
    ["Date", dateWords(event)],
    ["About", event.topics.map(nameOf).join(", ")],
    ["Within", event.forum.length ? names(event.forum) : ""],
    ["Content", clean(event.content)],
    ["Says who", event.attribution ? names([event.attribution]) : ""],
    ["Class", `${event.quad}, ${event.type}, CAMEO ${event.cameo}`],
  ];
  return element(
    "article",
    {},
    element("h2", {}, actorButton(event.source), arrow, actorButton(event.target)),
    element("p", { class: "kinds" }, kindWords(event), element("span", { class: "faint" }, `, ${count(event.sources, "source")}`)),
    factList(facts),
    element("h3", {}, "Evidence"),
    element("p", { class: "key" }, ...keyWords()),
    element("ol", { class: "evidence" }, ...event.reports().map((report) => element("li", {}, cited(report)))),
    state.actor || state.pair ? button("Back to the list", () => choose({ event: "" }, { step: true })) : null,
  );
}

/** Names with what is known under them; what is empty is left out. */
export function factList(facts) {
  const known = facts.filter(([, words]) => words);
  const items = known.flatMap(([name, words]) => [element("dt", {}, name), element("dd", {}, words)]);
  return element("dl", {}, ...items);
}

function keyWords() {
  const marked = (role, words) => element("mark", { class: role }, words);
  return ["Marked: ", marked("trigger", "what happened"), ", ", marked("source", "who"), ", ", marked("target", "to or with whom")];
}

function cited(report) {
  const { document } = report;
  const title = document ? clean(document.title) || document.id : "a document that the graph does not list";
  const link = safeLink(document?.url);
  const named = link ? element("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  const details = [document?.publisher, document?.date && readableDate(document.date), report.part && "headline"];
  return element(
    "div",
    {},
    element("blockquote", {}, ...marked(report)),
    element("p", { class: "cite" }, named, ...details.filter(Boolean).map((words) => `, ${clean(words)}`)),
    element("p", { class: "faint" }, `Rule ${report.rule}, bytes ${report.start}–${report.end}`),
  );
}

/** The sentence in parts, each as a mark for every role that its words have. */
function marked(report) {
  const bytes = new TextEncoder().encode(report.text);
  const roles = ["trigger", "source", "target"].filter((role) => fits(report[role], bytes));
  const cuts = new Set([0, bytes.length, ...roles.flatMap((role) => report[role])]);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(1).map((end, at) => {
    const start = places[at];
    const words = display(new TextDecoder().decode(bytes.subarray(start, end)));
    const here = roles.filter((role) => report[role][0] <= start && end <= report[role][1]);
    return here.length ? element("mark", { class: here.join(" "), title: here.join(" and ") }, words) : words;
  });
}

function fits([start, end], bytes) {
  const whole = (at) => at === bytes.length || (bytes[at] & 0xc0) !== 0x80;
  return 0 <= start && start < end && end <= bytes.length && whole(start) && whole(end);
}

/** Text without steering characters; spaces at its ends are kept, for it is a part of a sentence. */
function display(text) {
  const [before, after] = [/^\s/u.test(text), /\s$/u.test(text)];
  const words = clean(text);
  return words ? `${before ? " " : ""}${words}${after ? " " : ""}` : " ";
}
