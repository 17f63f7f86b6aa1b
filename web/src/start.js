// Starts the page when the browser has done with the file. Until then it keeps redrawing its own
// sign that it loads, which takes from the page what both of them need.

addEventListener("load", () => setTimeout(() => import("./main.js")));
