// Names on the map, with a rim of the ground around them so that lines do not cross them.

import { surface } from "./theme.js";

/** Draws an actor's name beside it. */
export function drawLabel(context, data, settings) {
  if (!data.label) return;
  const { page, text } = surface();
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = page;
  context.fillStyle = text;
  const [x, y] = [data.x + data.size + 4, data.y + settings.labelSize / 3];
  context.strokeText(data.label, x, y);
  context.fillText(data.label, x, y);
}

/** Draws an actor's name on a plate, under the pointer. */
export function drawHover(context, data, settings) {
  const { page, border } = surface();
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(data.label ?? "").width;
  const height = settings.labelSize + 10;
  context.beginPath();
  context.roundRect(data.x - data.size - 4, data.y - Math.max(height / 2, data.size + 4), width + 2 * data.size + 16, Math.max(height, 2 * data.size + 8), 4);
  context.fillStyle = page;
  context.strokeStyle = border;
  context.lineWidth = 1;
  context.fill();
  context.stroke();
  drawLabel(context, data, settings);
}
