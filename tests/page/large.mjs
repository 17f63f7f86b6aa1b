// Writes a made-up graph of any size, always the same: node large.mjs ACTORS EVENTS > graph.json

const [actorCount, eventCount] = process.argv.slice(2).map(Number);

let seed = 20_260_101;

/** A number from 0 up to 1, by the usual linear congruence. */
function random() {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 4_294_967_296;
}

const pick = (list) => list[Math.floor(random() * list.length)];

/** A few actors do most of it, as in the news. */
const actorAt = () => Math.min(actorCount - 1, Math.floor(actorCount * random() ** 2.2));

const TYPES = [
  ["CONSULT", "verbal cooperation", "held talks with", true],
  ["AGREE", "verbal cooperation", "signed an agreement with", true],
  ["SUPPORT", "verbal cooperation", "praised the position of", false],
  ["AID", "material cooperation", "sent food and medicine to", false],
  ["REQUEST", "verbal conflict", "urged restraint on the part of", false],
  ["ACCUSE", "verbal conflict", "accused the negotiators of", false],
  ["SANCTION", "material conflict", "imposed new sanctions on", false],
  ["ASSAULT", "material conflict", "shelled positions held by", false],
];
const STATUSES = ["occurred", "occurred", "occurred", "occurred", "planned", "possible", "denied"];
const PLACES = ["Geneva", "Vienna", "New York", "the capital", "the border town", "Brussels"];
const TAILS = [
  "after weeks of preparation, officials who were present said",
  "according to a statement that the foreign ministry published in the evening",
  "while both delegations left open whether a further round would follow before the summer",
];

const iso = (day) => new Date(Date.UTC(2019, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

const documents = Array.from({ length: Math.ceil(eventCount / 2.5) }, (_, row) => ({
  id: `report-${String(row).padStart(5, "0")}`,
  title: `Report of the day ${row}`,
  date: iso(Math.floor((row / eventCount) * 2.5 * 2200)),
  publisher: `Agency ${row % 23}`,
  url: `https://example.org/reports/${row}`,
  sha256: row.toString(16).padStart(64, "0"),
}));

const nodes = Array.from({ length: actorCount }, (_, row) => ({
  id: `actor-${String(row).padStart(4, "0")}`,
  name: `${pick(["Anna", "Luc", "Olga", "Béla", "Nils", "Mei"])} ${pick(["Morand", "Ivanova", "Horváth", "Lindqvist", "Okafor"])} ${row}`,
  kind: ["person", "country", "organization"][row % 3],
  country: null,
  known: false,
  offices: [],
  aliases: [],
  documents: [],
}));

const taken = new Set();
const edges = [];
while (edges.length < eventCount) {
  const [type, quad, verb, symmetric] = pick(TYPES);
  const told = { type, quad, verb, symmetric, status: pick(STATUSES), document: pick(documents) };
  // As in articles, every fourth event is between two who had one before.
  const before = edges.length > 0 && random() < 0.3 ? pick(edges) : null;
  const row = (id) => Number(id.slice("actor-".length));
  const source = before ? row(before.source) : actorAt();
  // As in articles, every third sentence tells two events.
  const first = before ? row(before.target) : actorAt();
  const targets = random() < 0.3 ? [first, actorAt()] : [first];
  const names = targets.map((row) => nodes[row].name).join(" and ");
  const text = `On that day ${nodes[source].name} ${verb} ${names} in ${pick(PLACES)}, ${pick(TAILS)}.`;
  const start = 100 + Math.floor(random() * 4000);
  const date = random() < 0.7 ? told.document.date : null;
  for (const target of targets) {
    const ends = symmetric ? [source, target].sort((one, other) => one - other) : [source, target];
    const occasion = [...ends, type, told.status, date ?? told.document.id].join("/");
    if (source === target || taken.has(occasion) || edges.length === eventCount) continue;
    taken.add(occasion);
    edges.push(edge(nodes[ends[0]], nodes[ends[1]], { ...told, text, start, date }));
  }
}

function edge(source, target, { type, quad, verb, symmetric, status, document, text, start, date }) {
  const span = (words) => {
    const at = start + Buffer.byteLength(text.slice(0, text.indexOf(words)));
    return [at, at + Buffer.byteLength(words)];
  };
  for (const actor of [source, target]) {
    if (!actor.documents.includes(document.id)) actor.documents.push(document.id);
    actor.aliases[0] ??= actor.name;
  }
  const end = start + Buffer.byteLength(text);
  const rule = `made-up/${type.toLowerCase()}`;
  return {
    key: "",
    source: source.id,
    target: target.id,
    type,
    mode: type === "CONSULT" ? "talks" : null,
    status,
    date,
    observed: document.date,
    symmetric,
    forum: [],
    topics: random() < 0.3 ? [pick(["energy", "territory", "trade", "climate"])] : [],
    content: random() < 0.2 ? "to keep the crossing open for the winter" : null,
    attribution: null,
    cameo: "010",
    quad,
    evidence: [{ document: document.id, start, end, text, trigger: span(verb), source: span(source.name), target: span(target.name), rule }],
  };
}

const head = { format: "chancery-graph", version: 1, generator: "made up", documents };
process.stdout.write(JSON.stringify({ directed: true, multigraph: true, graph: head, nodes, edges }));
