// Names on the map: those of the busiest actors in sight, as far as none covers another, with a rim
// of the ground around them so that lines do not cross them.

import { surface } from "./theme.js";

const SIZE = 13;
const FONT = `${SIZE}px Helvetica, Arial, 'Liberation Sans', sans-serif`;
const MOST = 90;
/** So many names are tried: the rest belong to actors that hardly anybody looks for. */
const TRIED = 600;

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
  const taken = [];
  let tried = 0;
  for (const item of items) {
    tried += 1;
    if (taken.length === MOST || tried > TRIED) break;
    if (item.x < 0 || item.y < 0 || item.x > width || item.y > height) continue;
    const wide = context.measureText(item.name).width;
    const left = item.x + item.size + 4 + wide > width ? item.x - item.size - 4 - wide : item.x + item.size + 4;
    const box = { left: left - 2, right: left + wide + 2, top: item.y - SIZE / 2 - 2, bottom: item.y + SIZE / 2 + 2 };
    if (taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    write(context, item.name, left, item.y + SIZE / 3);
  }
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
