// Times a page in headless Chromium, with everything drawn by software. Beside the time there is the
// processor's, summed over all of Chromium's processes, for machines that are busy with other things.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
const [file] = process.argv.slice(2);
const args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const server = await chromium.launchServer({ executablePath: process.env.BROWSER, args });
const browser = await chromium.connect(server.wsEndpoint());
const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Processor time in milliseconds of the browser and all that it started. */
function processorTime() {
  const stats = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/.*\) /, "").split(" ");
      return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      return []; // It has ended since.
    }
  });
  const ours = new Set([server.process().pid]);
  for (let grown = -1; grown !== ours.size; ) {
    grown = ours.size;
    for (const { pid, parent } of stats) if (ours.has(parent)) ours.add(pid);
  }
  return stats.filter(({ pid }) => ours.has(pid)).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

/** The page is open two frames after its start: then the first one with the map is on the screen. */
const opening = () => new Promise((done) => {
  const look = () => {
    if (globalThis.chanceryPage) requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    else setTimeout(look);
  };
  look();
});

const report = (name, runs) => {
  const [times, processor] = [0, 1].map((at) => runs.map((run) => run[at]));
  console.log(`${name}: ${Math.round(median(times))} ms, least ${Math.round(Math.min(...times))} ms; processor time ${median(processor)} ms`);
};

const opened = [];
for (let run = 0; run < 5; run += 1) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  const before = processorTime();
  await page.goto(`file://${file}`);
  const time = await page.evaluate(opening);
  opened.push([time, processorTime() - before]);
  if (run < 4) await page.close();
  else await filters(page);
}
report("opens", opened);
await browser.close();
await server.close();

async function filters(page) {
  await page.waitForTimeout(1500);
  for (const [name, selector] of [["type", "#types input >> nth=2"], ["status", "#statuses input >> nth=1"]]) {
    const runs = [];
    for (let run = 0; run < 9; run += 1) {
      const before = processorTime();
      const time = await page.locator(selector).evaluate((box) => new Promise((done) => {
        const start = performance.now();
        box.click();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
      }));
      runs.push([time, processorTime() - before]);
      await page.waitForTimeout(400);
    }
    report(`filters by ${name}`, runs);
  }
}
