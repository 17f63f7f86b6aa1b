// Keys and buttons that move the map.

import { byId } from "./dom.js";
import { maySlide } from "./theme.js";

/** Makes them move this camera. */
export function startMoving(camera) {
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
