// The map: sigma draws actors and strands at the places that came with the graph.

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
import { EdgeCurvedArrowProgram, default as EdgeCurveProgram } from "@sigma/edge-curve";
import { createNodeBorderProgram } from "@sigma/node-border";
import { NodeSquareProgram } from "@sigma/node-square";

import { graph, what } from "./data.js";
import { byId, element } from "./dom.js";
import { pairOf, strandsOf } from "./fan.js";
import { drawHover, writeNames } from "./labels.js";
import { actorLook, actorSize, strandLook } from "./marks.js";
import { choose, state } from "./state.js";
import { maySlide, mixed, surface } from "./theme.js";
import { readableDate } from "./words.js";

/** Ways to draw a line that a crowd does without; each takes its time to be made ready. */
const WAYS = { arrow: EdgeArrowProgram, curve: EdgeCurveProgram, curvedArrow: EdgeCurvedArrowProgram };
/** So many strands may bear words. */
const WORDED = 60;

const strands = strandsOf(graph.events);
/** Above so many lines there is no room for bends and arrowheads, and they take long to draw. */
const CROWD = 4000;
const drawn = new Graph({ type: "directed", multi: true });
let sigma = null;
let shown = null;
/** Whether something is chosen, so that the rest steps back. */
let centered = false;
/** Whether more lines are shown than can be told apart; all of them are straight then. */
let crowded = null;
/** The actors whose names may be written, the most important first. */
let names = [];

/** Starts the map with what is shown; false where the browser cannot draw one. */
export function startDrawing(now) {
  take(now);
  for (const actor of graph.actors) {
    if (actor.events.length) drawn.addNode(actor.row, { x: actor.x, y: -actor.y, actor });
  }
  strands.forEach((strand, row) => drawn.addEdgeWithKey(row, strand.source.row, strand.target.row, { strand, live: 0 }));
  try {
    sigma = new Sigma(drawn, byId("map"), settings());
  } catch {
    return false;
  }
  sigma.on("clickNode", ({ node }) => pick(graph.actors[node]));
  sigma.on("clickEdge", ({ edge }) => pickStrand(strands[edge]));
  sigma.on("clickStage", ({ event }) => pickBeside(event));
  for (const [event, cursor] of [["enterNode", "pointer"], ["enterEdge", "pointer"], ["leaveNode", ""], ["leaveEdge", ""]]) {
    sigma.on(event, () => { byId("map").style.cursor = cursor; });
  }
  const canvas = element("canvas", { class: "names", "aria-hidden": "true" });
  byId("map").append(canvas);
  const write = () => writeNames(canvas, sigma.getDimensions(), nameItems());
  sigma.on("afterRender", write);
  write();
  startKeys();
  return true;
}

/** One after the other, for most are never asked for. */
function* nameItems() {
  for (const actor of names) {
    const { x, y, size } = sigma.getNodeDisplayData(actor.row);
    yield { ...sigma.framedGraphToViewport({ x, y }), size: sigma.scaleSize(size), name: actor.name };
  }
}

function settings() {
  const ring = createNodeBorderProgram({
    borders: [
      { size: { value: 2, mode: "pixels" }, color: { attribute: "rim" } },
      { size: { fill: true }, color: { attribute: "color" } },
    ],
  });
  return {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    hideEdgesOnMove: strands.length > CROWD,
    // Names are written by `labels.js`, the busiest actors' first.
    renderLabels: false,
    edgeLabelFont: "Helvetica, Arial, 'Liberation Sans', sans-serif",
    edgeLabelSize: 11,
    edgeLabelColor: { attribute: "words" },
    renderEdgeLabels: strands.length <= WORDED,
    defaultDrawNodeHover: drawHover,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    stagePadding: 50,
    zoomDuration: maySlide() ? 200 : 0,
    inertiaDuration: maySlide() ? 200 : 0,
    nodeProgramClasses: { ring, square: NodeSquareProgram },
    edgeProgramClasses: { line: EdgeLineProgram, ...(crowded ? {} : WAYS) },
    nodeReducer: (row, { actor, x, y }) => ({ x, y, ...node(actor) }),
    edgeReducer: (row) => edge(strands[row]),
  };
}

function node(actor) {
  const number = shown.degrees[actor.row];
  if (number === 0) return { hidden: true };
  const { fill, rim } = actorLook(actor.kind);
  const near = nearby(actor);
  const pale = (color) => (near ? color : mixed(color, surface().page, 0.25));
  return {
    label: actor.name,
    size: actorSize(number),
    type: actor.kind === "organization" ? "square" : "ring",
    color: pale(fill),
    rim: pale(rim),
    hidden: false,
  };
}

function edge(strand) {
  const number = strand.events.reduce((sum, event) => sum + shown.rows[event.row], 0);
  const type = wayOf(strand);
  if (number === 0) return { hidden: true, type, color: "#000000", size: 0 };
  const { color, width } = strandLook(strand, number);
  const near = nearStrand(strand);
  return {
    type,
    hidden: false,
    curvature: strand.bend,
    color: near ? color : mixed(color, surface().page, 0.18),
    size: width * (crowded && !(near && centered) ? 0.6 : 1),
    ...(near && strands.length <= WORDED ? { label: strandWords(strand, number), words: surface().faint, forceLabel: true } : {}),
  };
}

function wayOf({ bend, symmetric }) {
  if (crowded) return "line";
  if (bend === 0) return symmetric ? "line" : "arrow";
  return symmetric ? "curve" : "curvedArrow";
}

function strandWords(strand, number) {
  const [first] = strand.events;
  if (number > 1) return `${what(first)} ×${number}`;
  return first.date ? `${what(first)}, ${readableDate(first.date)}` : what(first);
}

function focused() {
  return Boolean((shown.path || graph.byId.get(state.actor) || graph.keys.get(state.event) || state.pair));
}

function nearby(actor) {
  if (!centered) return true;
  if (shown.path) return shown.path.actors.includes(actor);
  const event = graph.keys.get(state.event);
  if (event) return actor === event.source || actor === event.target;
  if (state.pair) return state.pair.split("..").includes(actor.id);
  return neighbors().has(actor);
}

function nearStrand(strand) {
  if (!centered) return true;
  if (shown.path) return shown.path.steps.some((events) => events.some((event) => strand.events.includes(event)));
  const event = graph.keys.get(state.event);
  if (event) return strand.events.includes(event);
  if (state.pair) return pairOf(strand) === state.pair;
  return strand.source.id === state.actor || strand.target.id === state.actor;
}

/** The chosen actor with its partners in what is shown. */
function neighbors() {
  if (shown.near?.of !== state.actor) {
    const actor = graph.byId.get(state.actor);
    const near = new Set([actor]);
    for (const event of actor.events) {
      if (shown.rows[event.row]) near.add(event.source).add(event.target);
    }
    shown.near = Object.assign(near, { of: state.actor });
  }
  return shown.near;
}

/** Shows these events. */
export function updateDrawing(now) {
  const before = crowded;
  take(now);
  if (!sigma) return;
  if (before && !crowded) sigma.setSetting("edgeProgramClasses", { line: EdgeLineProgram, ...WAYS });
  sigma.refresh({ skipIndexation: before === crowded });
}

function take(now) {
  shown = now;
  centered = focused();
  crowded = strands.length > CROWD && strands.filter(isShown).length > CROWD;
  byId("crowded").hidden = !crowded;
  names = centered ? now.actors.filter(nearby) : [...now.actors];
  names.sort((one, other) => now.degrees[other.row] - now.degrees[one.row] || one.row - other.row);
}

function isShown(strand) {
  return strand.events.some((event) => shown.rows[event.row]);
}

/** Brings an actor to the middle where it is out of sight. */
export function lookAt(actor) {
  if (!sigma || !drawn.hasNode(actor.row)) return;
  const at = sigma.getNodeDisplayData(actor.row);
  const place = sigma.framedGraphToViewport(at);
  const { width, height } = sigma.getDimensions();
  const inside = place.x > 40 && place.y > 40 && place.x < width - 40 && place.y < height - 40;
  if (!inside) sigma.getCamera().animate({ x: at.x, y: at.y }, { duration: maySlide() ? 300 : 0 });
}

/** What of the graph's plane is in sight, for a drawing of it. */
export function windowNow() {
  if (!sigma) return null;
  const { width, height } = sigma.getDimensions();
  const place = (actor) => sigma.graphToViewport({ x: actor.x, y: -actor.y });
  return { width, height, place, scale: sigma.getCamera().ratio };
}

/** All strands with those of their events that are shown. */
export function strandsNow() {
  const live = strands.map((strand) => ({ ...strand, events: strand.events.filter((event) => shown.rows[event.row]) }));
  return live.filter((strand) => strand.events.length);
}

function pick(actor) {
  choose({ actor: actor.id, event: "", pair: "", path: "" }, { step: true });
}

function pickStrand(strand) {
  // In a crowd the lines of two lie on each other; a click means all of them.
  const meant = crowded ? strand.source.events.filter((event) => pairOf(event) === pairOf(strand)) : strand.events;
  const live = meant.filter((event) => shown.rows[event.row]);
  const [first] = live;
  if (!first) return;
  if (live.length === 1) choose({ event: first.key, actor: "", pair: "", path: "" }, { step: true });
  else choose({ pair: pairOf(first), event: "", actor: "", path: "" }, { step: true });
}

/** A click that hits nothing is for the nearest line, for lines are thin and fingers are not; else it leaves all. */
function pickBeside({ x, y }) {
  const { place } = windowNow();
  let [nearest, least] = [null, REACH];
  for (const strand of strands) {
    if (!isShown(strand)) continue;
    const [from, to] = [place(strand.source), place(strand.target)];
    const box = REACH + Math.abs(strand.bend) * (Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
    if (x < Math.min(from.x, to.x) - box || x > Math.max(from.x, to.x) + box || y < Math.min(from.y, to.y) - box || y > Math.max(from.y, to.y) + box) continue;
    const far = distance({ x, y }, pointsOf(strand, from, to));
    if (far < least) [nearest, least] = [strand, far];
  }
  if (nearest) pickStrand(nearest);
  else choose({ actor: "", event: "", pair: "" }, { step: true });
}

/** How far a click may be from its line, in pixels. */
const REACH = 7;

/** Points along a line as it is drawn, from its source to its target. */
function pointsOf(strand, from, to) {
  const bend = crowded ? 0 : strand.bend;
  const bow = { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
  const steps = bend === 0 ? [0, 1] : [0, 1 / 8, 2 / 8, 3 / 8, 4 / 8, 5 / 8, 6 / 8, 7 / 8, 1];
  const mix = (t, a, b, c) => (1 - t) * (1 - t) * a + 2 * t * (1 - t) * b + t * t * c;
  return steps.map((t) => (bend === 0 ? (t ? to : from) : { x: mix(t, from.x, bow.x, to.x), y: mix(t, from.y, bow.y, to.y) }));
}

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

/** Keys and buttons that move the map. */
function startKeys() {
  const camera = sigma.getCamera();
  const duration = maySlide() ? 150 : 0;
  const move = (x, y) => {
    const { x: left, y: top, ratio } = camera.getState();
    camera.animate({ x: left + x * ratio * 0.15, y: top + y * ratio * 0.15 }, { duration });
  };
  const acts = {
    "+": () => camera.animatedZoom({ duration }),
    "=": () => camera.animatedZoom({ duration }),
    "-": () => camera.animatedUnzoom({ duration }),
    0: () => camera.animatedReset({ duration }),
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, 1),
    ArrowDown: () => move(0, -1),
  };
  byId("map").addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  byId("nearer").addEventListener("click", acts["+"]);
  byId("farther").addEventListener("click", acts["-"]);
  byId("whole").addEventListener("click", acts[0]);
}

/** Where things are in the window, for tests that click them. */
export function placeOf(id) {
  const actor = graph.byId.get(id);
  const { left, top } = byId("map").getBoundingClientRect();
  const { x, y } = windowNow().place(actor);
  return { x: x + left, y: y + top };
}

/** A point on each line of one event, for the same tests. */
export function lines() {
  const { left, top } = byId("map").getBoundingClientRect();
  const single = strands.filter((strand) => strand.events.length === 1);
  return single.map((strand) => {
    const [from, to] = [strand.source, strand.target].map(windowNow().place);
    const points = pointsOf(strand, from, to);
    const middle = points.length === 2 ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : points[4];
    return { x: middle.x + left, y: middle.y + top, key: strand.events[0].key, bend: strand.bend };
  });
}
