// Events between two actors as strands: an event each, or where these are too many, a kind each.

const FAN = 7;
const BEND = 0.16;

/** All strands of the graph, with what each of them looks like and how far it bends. */
export function strandsOf(events) {
  const pairs = new Map();
  for (const event of events) {
    if (event.source === event.target) continue;
    const pair = pairOf(event);
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(event);
  }
  return [...pairs.values()].flatMap((between) => bent(between.length > FAN ? byKind(between) : between.map((event) => [event])));
}

/** Names the two actors of an event, whoever acts. */
export function pairOf({ source, target }) {
  return source.row < target.row ? `${source.id}..${target.id}` : `${target.id}..${source.id}`;
}

function byKind(events) {
  const kinds = new Map();
  for (const event of events) {
    const way = event.symmetric ? "" : event.source.id;
    const kind = `${event.type}/${event.status}/${way}`;
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(event);
  }
  return [...kinds.values()];
}

function bent(strands) {
  return strands.map((events, at) => {
    const [first] = events;
    const offset = (at - (strands.length - 1) / 2) * BEND;
    // A bend is told from the source; seen from the other end it is the other way.
    const bend = first.source.row < first.target.row ? offset : -offset;
    return { events, source: first.source, target: first.target, type: first.type, status: first.status, symmetric: first.symmetric, bend };
  });
}
