// Elements made without markup: text of articles only ever becomes text.

/** The page's element with this id. */
export const byId = (id) => document.getElementById(id);

/** A new element; properties first, then children, which are elements or text. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") made.className = value;
    else if (key === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button with these words. */
export function button(words, act, properties = {}) {
  return element("button", { type: "button", ...properties, on: { click: act } }, words);
}

/** A list of rows of which the first are shown, and more on demand. */
export function longList(items, row, { first = 40, properties = {} } = {}) {
  const list = element("ol", { class: "rows", ...properties });
  const box = element("div", {}, list);
  let shown = 0;
  const more = button("", () => {
    const start = shown;
    grow(first * 5);
    list.children[start]?.querySelector("button, a")?.focus();
  }, { class: "more" });
  const grow = (count) => {
    list.append(...items.slice(shown, shown + count).map((item) => element("li", {}, row(item))));
    shown = Math.min(items.length, shown + count);
    more.textContent = `Show more (${items.length - shown})`;
    if (shown === items.length) more.remove();
    else box.append(more);
  };
  grow(first);
  return box;
}
