// Times a page in headless Chromium, with everything drawn by software.

import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
const args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const browser = await chromium.launch({ executablePath: process.env.BROWSER.includes("/") ? process.env.BROWSER : `/usr/bin/${process.env.BROWSER}`, args });
const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

const opened = [];
for (let run = 0; run < 5; run += 1) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  await page.goto(`file://${process.argv[2]}`);
  // Two frames later the first one is on the screen; the clock starts with the navigation.
  opened.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))));
  if (run < 4) await page.close();
  else await filters(page);
}
console.log(`opens in ${Math.round(median(opened))} ms (${opened.map(Math.round).join(", ")})`);
await browser.close();

async function filters(page) {
  await page.waitForTimeout(1000);
  for (const [name, selector] of [["type", "#types input >> nth=2"], ["status", "#statuses input >> nth=1"]]) {
    const times = [];
    for (let run = 0; run < 8; run += 1) {
      const box = await page.locator(selector).elementHandle();
      times.push(await box.evaluate((one) => new Promise((done) => {
        const start = performance.now();
        one.click();
        const acted = performance.now() - start;
        requestAnimationFrame(() => requestAnimationFrame(() => done([acted, performance.now() - start])));
      })));
      await page.waitForTimeout(300);
    }
    console.log(`filter by ${name}: script ${Math.round(median(times.map(([acted]) => acted)))} ms, two frames later ${Math.round(median(times.map(([, all]) => all)))} ms`);
  }
}
