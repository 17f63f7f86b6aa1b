// Drives the pages as a reader does. Run by `run`, which makes them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { contrasts } from "./contrast.mjs";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
const { BROWSER, PAGES } = process.env;
const SOFTWARE = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

const browser = await chromium.launch({ executablePath: BROWSER, args: SOFTWARE });
let failed = 0;

/** One test on a fresh page; afterwards nothing may have been complained of or asked for. */
async function test(name, { graph = "donbas-sanctions", hash = "", width = 1400, height = 860, ...options }, act) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !/GPU stall|GL Driver/.test(message.text()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || complaints.push(`asks for ${request.url()}`));
  page.on("dialog", (dialog) => { complaints.push("a dialog"); dialog.dismiss(); });
  try {
    const file = `file://${PAGES}/${graph}.html`;
    await page.goto(file + hash);
    await page.waitForFunction(() => globalThis.chanceryPage, null, { polling: 50, timeout: 60_000 });
    await act(page, file);
    assert.deepEqual(complaints, []);
    console.log(`ok  ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`FAILED  ${name}\n${error.stack}\n${complaints.join("\n")}`);
  }
  await context.close();
}

/** The events of a graph as its file lists them: the coding of the text may change, the page shows what it gets. */
const eventsOf = (graph) => JSON.parse(readFileSync(join(PAGES, `${graph}.json`))).edges.filter((edge) => !edge.structural);
const EVENTS = eventsOf("donbas-sanctions");
const WHOLE = EVENTS.length;
const ACTORS = new Set(EVENTS.flatMap((event) => [event.source, event.target])).size;
const CALL = EVENTS.find((event) => event.mode === "call").key;

const count = (page) => page.locator("#count").textContent();
const hash = (page) => page.evaluate(() => location.hash);
const heading = (page) => page.locator("#panel h2").textContent();
const shownEvents = async (page) => Number.parseInt(await count(page), 10);

/** The place of an actor on the map, as the page tells it. */
const placeOf = (page, id) => page.evaluate((actor) => globalThis.chanceryPage.placeOf(actor), id);

/** What a button downloads. */
async function download(page, id) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(id)]);
  return readFileSync(await file.path());
}

await test("shows the whole graph at first", {}, async (page) => {
  assert.equal(await count(page), `${WHOLE} events, ${ACTORS} actors`);
  assert.match(await page.title(), /Allies impose sanctions/);
  assert.equal(await heading(page), "Who takes part most");
  assert.equal(await hash(page), "");
});

await test("filters by type", {}, async (page) => {
  const box = page.locator("#types input[value=SANCTION]");
  const number = await box.evaluate((one) => one.closest("label").querySelector(".number").textContent);
  for (const other of await page.locator("#types input").all()) if ((await other.inputValue()) !== "SANCTION") await other.uncheck();
  assert.equal(await shownEvents(page), Number(number));
  assert.equal(await hash(page), "#types=SANCTION");
  await page.click("#reset");
  assert.equal(await shownEvents(page), WHOLE);
  assert.equal(await hash(page), "");
});

await test("filters by status", {}, async (page) => {
  await page.locator("#statuses input[value=occurred]").uncheck();
  assert.equal(await shownEvents(page), EVENTS.filter((event) => event.status !== "occurred").length);
  assert.equal(await hash(page), "#status=planned%2Cpossible%2Cdenied");
});

await test("filters by date, with handles, keys and play", { graph: "calls" }, async (page) => {
  const all = await shownEvents(page);
  await page.focus("#from");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  const from = (await hash(page)).match(/from=([\d-]+)/)[1];
  const fewer = await shownEvents(page);
  assert.ok(fewer < all && fewer > 0, `${fewer} of ${all} from ${from}`);
  await page.focus("#to");
  await page.keyboard.press("Home");
  assert.match(await hash(page), /from=.*to=/, "the handles do not pass each other");
  await page.click("#reset");
  await page.click("#play");
  assert.equal(await page.getAttribute("#play", "aria-pressed"), "true");
  const first = await hash(page);
  await page.waitForFunction((before) => location.hash !== before, first);
  // On a slow machine it may have come to the end by itself.
  await page.evaluate(() => document.querySelector("#play[aria-pressed=true]")?.click());
  assert.equal(await page.getAttribute("#play", "aria-pressed"), "false");
});

await test("filters by source and number of sources", { graph: "calls" }, async (page) => {
  const all = await shownEvents(page);
  await page.focus("#source");
  const values = await page.locator("#source option").evaluateAll((options) => options.map((option) => option.value));
  await page.selectOption("#source", values.find((value) => value.startsWith("in:")));
  assert.ok((await shownEvents(page)) < all);
  await page.selectOption("#source", "");
  await page.fill("#min", "2");
  assert.equal(await shownEvents(page), 1);
  assert.equal(await hash(page), "#min=2");
});

await test("filters by words of the sentences", {}, async (page) => {
  await page.fill("#words", "SANCTIONS");
  const some = await shownEvents(page);
  assert.ok(some > 0 && some < WHOLE, String(some));
  await page.fill("#words", "no sentence says this");
  assert.equal(await heading(page), "Nothing is shown");
});

/** What is drawn, and whether it is what a drawing of all anew gives: the switch of the scheme makes one. */
async function drawing(page) {
  const now = await page.evaluate(() => globalThis.chanceryPage.drawing());
  await page.click("#theme");
  await page.click("#theme");
  assert.deepEqual(await page.evaluate(() => globalThis.chanceryPage.drawing()), now);
  return now;
}

await test("a filter takes lines from the map, and without it they are there again", {}, async (page) => {
  const all = await drawing(page);
  assert.equal(all.actors.length, ACTORS);
  await page.locator("#types input[value=SANCTION]").uncheck();
  const some = await drawing(page);
  assert.ok(some.lines.length > 0 && some.lines.length < all.lines.length, String(some.lines.length));
  await page.locator("#statuses input[value=occurred]").uncheck();
  await page.click("#reset");
  assert.deepEqual(await drawing(page), all);
});

await test("what is not chosen steps back, and comes again", {}, async (page) => {
  const all = await drawing(page);
  await page.fill("#search", "erdogan");
  await page.keyboard.press("Enter");
  const colors = ({ lines }) => lines.map(({ color }) => color);
  assert.notDeepEqual(colors(await drawing(page)), colors(all));
  await page.click("#close");
  assert.deepEqual(colors(await drawing(page)), colors(all));
});

await test("a crowd of lines is drawn straight until a filter thins it out", { graph: "crowd" }, async (page) => {
  assert.ok(await page.isVisible("#crowded"));
  const all = await drawing(page);
  assert.ok(all.lines.length > 4000 && all.lines.every(({ type }) => type === "line"));
  const { x, y } = (await page.evaluate(() => globalThis.chanceryPage.lines()))[0];
  await page.mouse.click(x, y);
  assert.match(await hash(page), /^#(event|pair|actor)=/);
  await page.click("#close");
  await page.locator("#types input[value=SANCTION]").uncheck();
  assert.ok((await drawing(page)).lines.length > 4000);
  for (const type of ["ACCUSE", "ASSAULT", "AID", "REQUEST"]) await page.locator(`#types input[value=${type}]`).uncheck();
  const few = await drawing(page);
  assert.ok(await page.isHidden("#crowded"));
  assert.ok(few.lines.some(({ type }) => type === "curve"));
  await page.locator("#statuses input[value=denied]").uncheck();
  assert.ok((await drawing(page)).lines.length < few.lines.length);
  await page.click("#reset");
  assert.deepEqual(await drawing(page), all);
});

await test("finds actors by any name, with keys", {}, async (page) => {
  await page.fill("#search", "erdogan");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.getAttribute("#search", "aria-activedescendant"), "found-0");
  await page.keyboard.press("Enter");
  assert.equal(await heading(page), "Recep Tayyip Erdoğan");
  assert.equal(await hash(page), "#actor=recep-tayyip-erdogan");
  assert.ok(await page.evaluate(() => document.activeElement.id === "panel"));
  await page.fill("#search", "nobody of this name");
  assert.match(await page.locator("#found").textContent(), /Nobody/);
});

await test("a click on an actor lists its events by partner", {}, async (page) => {
  const { x, y } = await placeOf(page, "vladimir-putin");
  await page.mouse.click(x, y);
  assert.equal(await heading(page), "Vladimir Putin");
  assert.match(await page.locator("#panel").textContent(), /President, Russia/);
  const partners = await page.locator(".partners h3 .name").allTextContents();
  assert.ok(partners.includes("Recep Tayyip Erdoğan"), partners.join());
  await page.locator(".partners .event").first().click();
  assert.ok((await page.locator(".evidence mark.trigger").count()) > 0);
  await page.goBack();
  assert.equal(await heading(page), "Vladimir Putin");
});

await test("a click on a line shows its sentence with marks", {}, async (page) => {
  const [one, other] = [await placeOf(page, "recep-tayyip-erdogan"), await placeOf(page, "vladimir-putin")];
  await page.mouse.click((one.x + other.x) / 2, (one.y + other.y) / 2);
  assert.match(await heading(page), /Recep Tayyip Erdoğan – Vladimir Putin/);
  const quote = page.locator(".evidence blockquote").first();
  const edge = JSON.parse(readFileSync(join(PAGES, "donbas-sanctions.json"))).edges.find(({ key }) => key.startsWith("recep-tayyip-erdogan--vladimir-putin"));
  const [report] = edge.evidence;
  assert.equal(await quote.textContent(), report.text);
  const bytes = Buffer.from(report.text);
  const words = ([start, end]) => bytes.subarray(start - report.start, end - report.start).toString();
  assert.equal(await quote.locator("mark.trigger").textContent(), words(report.trigger));
  assert.equal(await quote.locator("mark.source").textContent(), words(report.source));
  assert.equal(await quote.locator("mark.target").textContent(), words(report.target));
  assert.match(await page.locator(".evidence").textContent(), new RegExp(`Rule ${report.rule}`));
});

await test("the lines of two actors can be clicked apart", {}, async (page) => {
  const keys = new Set();
  const lines = await page.evaluate(() => globalThis.chanceryPage.lines());
  const straight = lines.filter(({ bend }) => bend === 0).slice(0, 3);
  const pairs = [...lines.filter(({ bend }) => bend !== 0).slice(0, 6), ...straight];
  assert.equal(pairs.length, 9);
  for (const { x, y, key } of pairs) {
    await page.mouse.click(x, y);
    if ((await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("event"))) === key) keys.add(key);
    // Two clicks at once would zoom; the page's own clock tells, for it may be slow.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  }
  assert.equal(keys.size, pairs.length);
});

await test("a circle leaves the partners, a wider one theirs", { hash: "#actor=recep-tayyip-erdogan" }, async (page) => {
  await page.click("#circle-1");
  assert.equal(await count(page), `1 of ${WHOLE} events, 2 actors`);
  await page.click("#circle-2");
  assert.ok((await shownEvents(page)) > 1);
  assert.match(await hash(page), /circle=2/);
  await page.click("#circle-0");
  assert.equal(await shownEvents(page), WHOLE);
});

await test("finds the path between two", { hash: "#actor=recep-tayyip-erdogan" }, async (page) => {
  await page.fill("#path-to", "Truss");
  await page.keyboard.press("Enter");
  assert.match(await hash(page), /path=recep-tayyip-erdogan\.\.liz-truss$/);
  const steps = await page.locator(".path > li").count();
  assert.ok(steps >= 2, String(steps));
  const names = await page.locator(".path > li h3").allTextContents();
  assert.match(names[0], /^Recep Tayyip Erdoğan/);
  assert.match(names.at(-1), /Liz Truss$/);
  await page.fill("#words", "no sentence says this");
  assert.match(await page.locator("#panel").textContent(), /No path/);
});

await test("a path takes only what the filters leave", { hash: "#types=ACCUSE%2CREQUEST&path=joe-biden..jens-stoltenberg" }, async (page) => {
  assert.match(await page.locator("#panel").textContent(), /No path/);
  await page.click("#reset");
  assert.equal(await page.locator(".path > li").count(), 2);
  await page.locator("#types input[value=SANCTION]").uncheck();
  assert.match(await page.locator("#panel").textContent(), /No path/);
  await page.locator("#types input[value=SANCTION]").check();
  assert.equal(await page.locator(".path > li").count(), 2);
});

await test("the address keeps everything", {}, async (page, file) => {
  const address = "#view=table&types=SANCTION%2CACCUSE&status=occurred&actor=russia&sort=-date&theme=dark";
  await page.goto(file + address);
  const before = await count(page);
  assert.match(before, new RegExp(`of ${WHOLE} `));
  assert.ok(await page.isVisible("#table"));
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  assert.equal(await heading(page), "Russia");
  assert.equal(await hash(page), address);
  await page.goto(`${file}#types=NOTHING&actor=nobody&event=none&circle=x&min=-4&path=a..b&from=never`);
  assert.match(await count(page), new RegExp(`^0 of ${WHOLE} `));
});

await test("the table sorts, copies and leads to sentences", { hash: "#view=table" }, async (page) => {
  assert.equal(await page.locator("#table-body tr").count(), WHOLE);
  const column = (name) => page.locator(`#table-body td.${name}`).allTextContents();
  await page.click("#by-source button");
  const up = await column("source");
  assert.deepEqual(up, [...up].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
  assert.equal(await page.getAttribute("#by-source", "aria-sort"), "ascending");
  await page.click("#by-source button");
  assert.equal((await column("source"))[0], up.at(-1));
  await page.click("#copy");
  await page.waitForFunction((rows) => document.getElementById("said").textContent.includes(`${rows} rows copied`), WHOLE);
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  assert.equal(copied.length, WHOLE + 1);
  assert.equal(copied[0], "Date\tWho\tWhat\tWhom\tSources\tSentence");
  await page.locator("#table-body button.quote").first().click();
  assert.ok(await page.locator(".evidence").isVisible());
  await page.click("#view-map");
  assert.ok(await page.isVisible("#map"));
});

for (const graph of ["donbas-sanctions", "hostile", "calls"]) {
  await test(`the JSON of all that is shown is the graph: ${graph}`, { graph }, async (page) => {
    const written = JSON.parse(await download(page, "#download-json"));
    assert.deepEqual(written, JSON.parse(readFileSync(join(PAGES, `${graph}.json`))));
  });
}

await test("the JSON of a part is a graph that the program reads", { hash: "#types=SANCTION" }, async (page) => {
  const written = await download(page, "#download-json");
  const file = join(mkdtempSync(join(tmpdir(), "page-")), "part.json");
  writeFileSync(file, written);
  const again = JSON.parse(execFileSync("target/debug/chancery", ["export", file]));
  const events = (graph) => graph.edges.filter((edge) => !edge.structural);
  assert.deepEqual(events(again), events(JSON.parse(written)));
  assert.ok(events(again).length && events(again).every(({ type }) => type === "SANCTION"));
});

await test("pictures are downloaded as SVG and PNG", {}, async (page) => {
  const svg = (await download(page, "#download-svg")).toString();
  assert.match(svg, /^<svg xmlns/);
  assert.equal(svg.match(/<circle/g).length + svg.match(/<rect/g).length - 1, ACTORS);
  assert.match(svg, /Vladimir Putin/);
  const png = await download(page, "#download-png");
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.ok(png.length > 10_000, String(png.length));
});

await test("hostile text is only ever text", { graph: "hostile" }, async (page) => {
  for (const address of ["", "#view=table", "#actor=ada", "#actor=constructor", "#actor=__proto__", "#path=ada..constructor"]) {
    await page.evaluate((to) => { location.hash = to; }, address);
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => { location.hash = "#actor=ada"; });
  await page.waitForFunction(() => document.querySelector(".partners"));
  for (let row = 0; row < 3; row += 1) {
    await page.evaluate(() => { location.hash = "#actor=ada"; });
    await page.waitForFunction(() => document.querySelector(".partners"));
    await page.locator(".partners .event").nth(row).click();
    assert.ok(await page.locator(".evidence").isVisible());
  }
  await page.fill("#search", "script");
  const svg = (await download(page, "#download-svg")).toString();
  assert.ok(!/<script|<img/.test(svg));
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator("img, iframe, body script:not([type]):not(:last-of-type)").count(), 0);
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.every((link) => link.startsWith("https://example.org/")), links.join());
});

await test("copied cells are no formulas", { graph: "hostile", hash: "#view=table" }, async (page) => {
  await page.click("#copy");
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("copied"));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes("'=1+1") && !copied.includes("\t=1+1"));
});

await test("keys move the map and reach everything", {}, async (page) => {
  const before = await placeOf(page, "russia");
  await page.focus("#map");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((x) => Math.abs(globalThis.chanceryPage.placeOf("russia").x - x) > 5, before.x);
  await page.keyboard.press("0");
  await page.waitForFunction((x) => Math.abs(globalThis.chanceryPage.placeOf("russia").x - x) < 1, before.x);
  await page.evaluate(() => document.activeElement.blur());
  const reached = new Set();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  for (const id of ["search", "view-table", "download-json", "theme", "from", "to", "play", "source", "min", "words", "map", "nearer", "name"]) {
    assert.ok(reached.has(id), id);
  }
});

await test("every control has a name", { hash: "#actor=russia" }, async (page) => {
  const unnamed = await page.evaluate(() => {
    const all = [...document.querySelectorAll("button, input, select, a")].filter((one) => one.checkVisibility());
    const named = (one) => one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length;
    return all.filter((one) => !named(one)).map((one) => one.outerHTML);
  });
  assert.deepEqual(unnamed, []);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((one) => one.id));
  assert.equal(new Set(ids).size, ids.length, "no id twice");
});

for (const colorScheme of ["light", "dark"]) {
  await test(`text has the contrast of WCAG AA: ${colorScheme}`, { colorScheme }, async (page) => {
    for (const address of ["", "#actor=russia", "#view=table", `#event=${encodeURIComponent(CALL)}`]) {
      await page.evaluate((to) => { location.hash = to; }, address);
      await page.waitForTimeout(50);
      const { texts, low } = await page.evaluate(contrasts);
      assert.ok(texts > 30, `${address}: ${texts}`);
      assert.deepEqual(low, []);
    }
  });
}

await test("the switch turns light and dark", { colorScheme: "light" }, async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.click("#theme");
  assert.notEqual(await ground(), light);
  assert.equal(await hash(page), "#theme=dark");
});

await test("a phone shows it all without sideways scrolling", { width: 375, height: 740, hasTouch: true, isMobile: true }, async (page) => {
  for (const address of ["", "#view=table", "#actor=russia"]) {
    await page.evaluate((to) => { location.hash = to; }, address);
    await page.waitForTimeout(50);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 375, `${address}: ${wide}`);
  }
  assert.equal(await page.evaluate(() => document.getElementById("filter-box").open), false);
});

await browser.close();
if (failed) {
  console.error(`${failed} failed`);
  process.exit(1);
}
