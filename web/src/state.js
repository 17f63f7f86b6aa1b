// What the reader has chosen. All of it stands in the address, so that a link shows the same.

const DEFAULTS = {
  view: "map",
  types: [],
  status: [],
  from: "",
  to: "",
  source: "",
  min: 1,
  words: "",
  actor: "",
  event: "",
  pair: "",
  path: "",
  circle: 0,
  sort: "date",
  theme: "",
};

const listeners = [];

/** The choices of now. Change them with `choose` only. */
export let state = fromAddress();

/** Calls a function after every change, with the state before. */
export function onChange(act) {
  listeners.push(act);
}

/** Changes some choices; a step of the reader's way is one that "back" undoes. */
export function choose(changes, { step = false } = {}) {
  const before = state;
  state = { ...state, ...changes };
  const address = `#${toAddress(state)}`;
  if (address !== location.hash && !(address === "#" && location.hash === "")) {
    history[step ? "pushState" : "replaceState"](null, "", address);
  }
  tell(before);
}

function tell(before) {
  for (const act of listeners) act(before);
}

function toAddress(chosen) {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(DEFAULTS)) {
    const text = Array.isArray(value) ? chosen[key].join(",") : String(chosen[key]);
    if (text !== String(value)) parts.set(key, text);
  }
  return parts.toString();
}

function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const read = ([key, value]) => {
    const text = parts.get(key);
    if (text === null) return [key, value];
    if (Array.isArray(value)) return [key, text.split(",").filter(Boolean)];
    if (typeof value !== "number") return [key, text];
    const number = Number.parseInt(text, 10);
    return [key, number >= 0 && number < 1e6 ? number : value];
  };
  return Object.fromEntries(Object.entries(DEFAULTS).map(read));
}

function again() {
  const before = state;
  state = fromAddress();
  tell(before);
}

addEventListener("popstate", again);
addEventListener("hashchange", again);
