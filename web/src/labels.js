// Names on the map: those of the busiest actors in sight, as far as none covers another, with a rim
// of the ground around them so that lines do not cross them.

import { surface } from "./theme.js";

const SIZE = 13;
const FONT = `${SIZE}px Helvetica, Arial, 'Liberation Sans', sans-serif`;
const MOST = 90;
/** So many names are tried: the rest belong to actors that hardly anybody looks for. */
const TRIED = 600;
/** So many marks are kept free of names. */
const MARKS = 150;

/** Writes names on a canvas; items come with place, size and name, the most important first. */
export function writeNames(canvas, { width, height }, items) {
  const pixels = devicePixelRatio || 1;
  if (canvas.width !== width * pixels || canvas.height !== height * pixels) {
    canvas.width = width * pixels;
    canvas.height = height * pixels;
  }
  const context = canvas.getContext("2d");
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = FONT;
  const inside = ({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height;
  const near = first(items, TRIED).filter(inside);
  const marks = near.slice(0, MARKS).map(({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size }));
  const taken = [];
  for (const [at, item] of near.entries()) {
    if (taken.length === MOST) break;
    const box = placeFor(item, context.measureText(item.name).width, width, taken, marks, marks[at]);
    if (!box) continue;
    taken.push(box);
    write(context, item.name, box.left + 2, box.top + 2 + (SIZE * 5) / 6);
  }
}

function first(items, most) {
  const found = [];
  for (const item of items) if (found.push(item) === most) break;
  return found;
}

/** A box beside, above or below a mark that covers no other name, and no other mark if that can be. */
function placeFor({ x, y, size }, wide, width, taken, marks, own) {
  const at = (left, middle) => ({ left: left - 2, right: left + wide + 2, top: middle - SIZE / 2 - 2, bottom: middle + SIZE / 2 + 2 });
  const away = size + SIZE / 2 + 3;
  const boxes = [at(x + size + 4, y), at(x - size - 4 - wide, y), at(x - wide / 2, y - away), at(x - wide / 2, y + away)];
  const free = boxes.filter((box) => box.left >= 0 && box.right <= width && !taken.some((other) => meet(box, other)));
  return free.find((box) => !marks.some((mark) => mark !== own && meet(box, mark))) ?? free[0];
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function write(context, name, x, y) {
  const { page, text } = surface();
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = page;
  context.fillStyle = text;
  context.strokeText(name, x, y);
  context.fillText(name, x, y);
}

/** Draws the actor under the pointer once more, with its name, on a plate. */
export function drawHover(context, data) {
  const { page, border } = surface();
  context.font = FONT;
  const wide = context.measureText(data.name).width;
  const high = Math.max(SIZE + 10, 2 * data.size + 8);
  context.beginPath();
  context.roundRect(data.x - data.size - 4, data.y - high / 2, wide + 2 * data.size + 14, high, 4);
  context.fillStyle = page;
  context.strokeStyle = border;
  context.lineWidth = 1;
  context.fill();
  context.stroke();
  mark(context, data);
  write(context, data.name, data.x + data.size + 4, data.y + SIZE / 3);
}

function mark(context, { x, y, size, type, color, rim }) {
  context.beginPath();
  if (type === "square") context.rect(x - size * SIDE, y - size * SIDE, 2 * size * SIDE, 2 * size * SIDE);
  else context.arc(x, y, size - 1, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.strokeStyle = rim;
  context.lineWidth = type === "square" ? 0 : 2;
  context.fill();
  if (type !== "square") context.stroke();
}

/** Half the side of the square that sigma draws for a size. */
const SIDE = Math.SQRT1_2;
