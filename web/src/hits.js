// Which line is under the pointer: lines are thin and fingers are not, so the nearest one is meant.

/** How far a point may be from its line, in pixels. */
const REACH = 7;

/**
 * The strand nearest to a point of the window, null where none is within reach. `sight` tells where
 * an actor is, how far a strand bends, and how wide it is.
 */
export function strandAt({ x, y }, strands, { place, bend, width }) {
  let [nearest, least] = [null, Infinity];
  for (const strand of strands) {
    const [from, to] = [place(strand.source), place(strand.target)];
    const reach = REACH + width(strand) / 2;
    const box = reach + Math.abs(strand.bend) * (Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
    if (x < Math.min(from.x, to.x) - box || x > Math.max(from.x, to.x) + box || y < Math.min(from.y, to.y) - box || y > Math.max(from.y, to.y) + box) continue;
    const far = distance({ x, y }, wayThrough(from, to, bend(strand)));
    if (far < reach && far < least) [nearest, least] = [strand, far];
  }
  return nearest;
}

/** Points along a line as it is drawn, from its source to its target. */
export function wayThrough(from, to, bend) {
  if (bend === 0) return [from, to];
  const bow = { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
  const mix = (t, a, b, c) => (1 - t) * (1 - t) * a + 2 * t * (1 - t) * b + t * t * c;
  return STEPS.map((t) => ({ x: mix(t, from.x, bow.x, to.x), y: mix(t, from.y, bow.y, to.y) }));
}

const STEPS = [0, 1 / 8, 2 / 8, 3 / 8, 4 / 8, 5 / 8, 6 / 8, 7 / 8, 1];

/** How far a point is from a way through points. */
function distance({ x, y }, points) {
  let least = Infinity;
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]];
    const [across, down] = [to.x - from.x, to.y - from.y];
    const along = ((x - from.x) * across + (y - from.y) * down) / (across * across + down * down || 1);
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - from.x - share * across, y - from.y - share * down));
  }
  return least;
}
