// Writes the page's script, style and licences; the folder is the argument.

import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

const options = { bundle: true, minify: true, charset: "ascii", legalComments: "none", target: "es2022", logLevel: "warning", write: false, metafile: true };
const script = await build({ ...options, entryPoints: ["src/start.js"], format: "iife" });
const style = await build({ ...options, entryPoints: ["src/style.css"] });

/** A script must not hold what ends it, in a string either. */
const text = script.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
writeFileSync(join(folder, "page.js"), text.trimEnd());
writeFileSync(join(folder, "page.css"), style.outputFiles[0].text.trimEnd());
writeFileSync(join(folder, "page.html"), readFileSync("src/index.html", "utf8"));
writeFileSync(join(folder, "licenses.txt"), licenses(script.metafile));

/** The licence of each package that the bundle took from. */
function licenses(metafile) {
  const inputs = Object.keys(metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  const packages = [...new Set(inputs.filter(Boolean))].sort();
  const notices = packages.map((name) => {
    const home = join("node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    const words = file && existsSync(join(home, file)) ? readFileSync(join(home, file), "utf8").trim() : `License: ${license}`;
    return `${name} ${version}\n\n${words}`;
  });
  return `${["The script of this page holds these packages:", ...notices].join("\n\n----\n\n").replaceAll("--", "\u2010\u2010").replaceAll("\r", "")}\n`;
}
