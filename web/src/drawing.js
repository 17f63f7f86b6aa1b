// The map: sigma draws actors and strands at the places that came with the graph.

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import { EdgeCurvedArrowProgram, default as EdgeCurveProgram } from "@sigma/edge-curve";
import { createNodeBorderProgram } from "@sigma/node-border";
import { NodeSquareProgram } from "@sigma/node-square";

import { graph, what } from "./data.js";
import { byId, element } from "./dom.js";
import { liveIn, pairOf, strands } from "./fan.js";
import { focusOf } from "./focus.js";
import { strandAt } from "./hits.js";
import { drawHover, writeNames } from "./labels.js";
import { actorLook, actorSize, room, strandLook } from "./marks.js";
import { startMoving } from "./moving.js";
import { choose } from "./state.js";
import { maySlide, mixed, scheme, surface } from "./theme.js";
import { readableDate } from "./words.js";

/** So many strands may bear words. */
const WORDED = 60 * room ** 2;
/** Above so many lines there is no room for bends and arrowheads, and they take long to draw. */
const CROWD = 4000;

/** Draws nothing. Each way to draw takes its time to be made ready, wanted or not. */
class Idle {
  reallocate() {}
  process() {}
  render() {}
  kill() {}
}

/** Ways to draw a line; a crowd has but one, a pixel wide. */
const WAYS = { line: EdgeRectangleProgram, arrow: EdgeArrowProgram, curve: EdgeCurveProgram, curvedArrow: EdgeCurvedArrowProgram };
const CROWD_WAYS = { line: EdgeLineProgram, arrow: Idle };
const waysNow = () => (now.crowded ? CROWD_WAYS : WAYS);

const drawn = new Graph({ type: "directed", multi: true });
let sigma = null;
/** What is drawn. */
let now = null;

/** Starts the map with what is shown; false where the browser cannot draw one. */
export function startDrawing(shown) {
  now = viewOf(shown);
  for (const actor of graph.actors) {
    if (actor.events.length) drawn.addNode(actor.row, { x: actor.x, y: -actor.y });
  }
  strands.forEach(({ source, target }, row) => drawn.addDirectedEdgeWithKey(row, source.row, target.row));
  try {
    sigma = new Sigma(drawn, byId("map"), settings());
  } catch {
    return false;
  }
  startPointing();
  const canvas = element("canvas", { class: "names", "aria-hidden": "true" });
  byId("map").append(canvas);
  const write = () => writeNames(canvas, sigma.getDimensions(), nameItems());
  sigma.on("afterRender", write);
  write();
  startMoving(sigma.getCamera());
  return true;
}

/** One after the other, for most are never asked for. */
function* nameItems() {
  for (const actor of now.names) {
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
    nodeProgramClasses: { circle: ring, square: NodeSquareProgram },
    nodeHoverProgramClasses: { circle: Idle, square: Idle },
    edgeProgramClasses: waysNow(),
    nodeReducer: (row) => node(graph.actors[row]),
    edgeReducer: (row) => edge(strands[row], row),
  };
}

function node(actor) {
  const { row, kind, x, y } = actor;
  const type = kind === "organization" ? "square" : "circle";
  const number = now.shown.degrees[row];
  if (number === 0) return { x, y: -y, type, hidden: true };
  const { fill, rim } = actorLook(kind);
  const pale = (color) => (isNear("actor", actor) ? color : mixed(color, surface().page, 0.25));
  return { x, y: -y, type, hidden: false, name: actor.name, size: actorSize(number), color: pale(fill), rim: pale(rim) };
}

function edge(strand, row) {
  const number = now.live[row];
  const type = wayOf(strand);
  if (number === 0) return { hidden: true, type, color: "#000000", size: 0 };
  const { color, width } = strandLook(strand, number);
  const near = isNear("strand", strand);
  const look = {
    type,
    hidden: false,
    curvature: strand.bend,
    color: near ? color : mixed(color, surface().page, 0.18),
    size: width * (now.crowded && !(near && now.focus) ? 0.6 : 1),
  };
  if (!near || strands.length > WORDED) return look;
  return { ...look, label: strandWords(strand, number), words: surface().faint, forceLabel: true };
}

function wayOf({ bend, symmetric }) {
  if (now.crowded) return "line";
  if (bend === 0) return symmetric ? "line" : "arrow";
  return symmetric ? "curve" : "curvedArrow";
}

function strandWords(strand, number) {
  const [first] = strand.events;
  if (number > 1) return `${what(first)} ×${number}`;
  return first.date ? `${what(first)}, ${readableDate(first.date)}` : what(first);
}

function isNear(kind, one) {
  return !now.focus || now.focus[kind](one);
}

/** Shows these events. */
export function updateDrawing(shown) {
  const before = now;
  now = viewOf(shown);
  if (!sigma) return;
  // A setting is followed by a new drawing of all.
  if (before.crowded !== now.crowded) sigma.setSetting("edgeProgramClasses", waysNow());
  else if (before.scheme !== now.scheme) sigma.refresh();
  else sigma.refresh({ partialGraph: changes(before, now), skipIndexation: true });
}

/** What the map needs to know of what is shown. */
function viewOf(shown) {
  const live = liveIn(shown.events);
  const focus = focusOf(shown);
  const crowded = strands.length > CROWD && live.filter(Boolean).length > CROWD;
  byId("crowded").hidden = !crowded;
  const names = focus ? shown.busiest.filter(focus.actor) : shown.busiest;
  return { shown, live, focus, crowded, names, scheme: scheme(), ...looksOf(shown, live, focus) };
}

/** Numbers that differ where actors and strands look different. */
function looksOf({ degrees }, live, focus) {
  const look = (number, kind, one) => (number === 0 ? 0 : number * 3 + (focus ? 2 * focus[kind](one) : 1));
  return {
    actorLooks: degrees.map((number, row) => look(number, "actor", graph.actors[row])),
    strandLooks: live.map((number, row) => look(number, "strand", strands[row])),
  };
}

/** Actors and strands that no longer look as before; an arrow ends where its actor begins. */
function changes(before, after) {
  const actors = after.actorLooks.map((look, row) => look !== before.actorLooks[row]);
  const ends = ({ source, target }) => !after.crowded && (actors[source.row] || actors[target.row]);
  const nodes = graph.actors.filter(({ row }) => actors[row]).map(({ row }) => row);
  const edges = [];
  strands.forEach((strand, row) => {
    if (after.strandLooks[row] !== before.strandLooks[row] || (after.live[row] && ends(strand))) edges.push(row);
  });
  return { nodes, edges };
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
  const live = strands.filter((_, row) => now.live[row]);
  return live.map((strand) => ({ ...strand, events: liveEvents(strand.events) }));
}

function liveEvents(events) {
  return events.filter((event) => now.shown.rows[event.row]);
}

/** How each actor and strand is drawn, as sigma has it. */
export function looksNow() {
  return { actors: drawn.mapNodes((row) => sigma.getNodeDisplayData(row)), strands: drawn.mapEdges((row) => sigma.getEdgeDisplayData(row)) };
}

function startPointing() {
  let onActor = false;
  const point = (cursor) => { byId("map").style.cursor = cursor ? "pointer" : ""; };
  sigma.on("enterNode", () => point((onActor = true)));
  sigma.on("leaveNode", () => point((onActor = false)));
  sigma.on("moveBody", ({ event }) => { if (!onActor && !now.crowded) point(under(event)); });
  sigma.on("clickNode", ({ node }) => pick(graph.actors[node]));
  sigma.on("clickStage", ({ event }) => {
    const strand = under(event);
    if (strand) pickStrand(strand);
    else choose({ actor: "", event: "", pair: "" }, { step: true });
  });
}

function under(point) {
  const { place } = windowNow();
  const bend = (strand) => (now.crowded ? 0 : strand.bend);
  const width = (strand) => (now.crowded ? 1 : sigma.scaleSize(strandLook(strand).width));
  return strandAt(point, strands.filter((_, row) => now.live[row]), { place, bend, width });
}

function pick(actor) {
  choose({ actor: actor.id, event: "", pair: "", path: "" }, { step: true });
}

function pickStrand(strand) {
  // In a crowd the lines of two lie on each other; a click means all of them.
  const meant = now.crowded ? strand.source.events.filter((event) => pairOf(event) === pairOf(strand)) : strand.events;
  const live = liveEvents(meant);
  const [first] = live;
  if (live.length === 1) choose({ event: first.key, actor: "", pair: "", path: "" }, { step: true });
  else choose({ pair: pairOf(first), event: "", actor: "", path: "" }, { step: true });
}
