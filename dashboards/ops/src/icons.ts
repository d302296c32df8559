// SPDX-License-Identifier: Apache-2.0
const SVG = "http://www.w3.org/2000/svg";

/** Shapes of states and severities on a 24 px grid, drawn in the colour of the text around them. */
const PATHS = {
  moving: { fill: "M12 2.5 19 20l-7-3.6L5 20Z" },
  idle: { fill: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9 8.5h2v7H9Zm4 0h2v7h-2Z" },
  unknown: { stroke: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z", fill: "M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z" },
  atStop: { fill: "M8 6h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2Z" },
  late: { stroke: "M12 2.8a9.2 9.2 0 1 0 0 18.4 9.2 9.2 0 0 0 0-18.4Z", fill: "m17 8-3.6 10-1.7-5.7L6 10.6Z" },
  high: { stroke: "M12 4 21 19.5H3ZM12 10v4.5M12 17h.01" },
  medium: { stroke: "M12 3.5 20.5 12 12 20.5 3.5 12Z" },
  info: { stroke: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z" },
  done: { fill: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1.6 13.2-4-4 1.4-1.4 2.6 2.6 5.8-5.8 1.4 1.4Z" },
  orderCreated: { stroke: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z" },
  orderAssigned: { stroke: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z", fill: "M12 5a7 7 0 0 1 0 14Z" },
  orderOnWay: { stroke: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z", fill: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z" },
  orderLate: { stroke: "M12 17V4.5M7 9.5l5-5 5 5M5 20.5h14" },
  orderFailed: { stroke: "M6 6l12 12M18 6 6 18" },
  orderCancelled: { stroke: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM5.5 18.5l13-13" },
  zone: { stroke: "M12 3.5 20 8v8l-8 4.5L4 16V8Z" },
  box: { stroke: "m12 3 8 4.5v9L12 21l-8-4.5v-9ZM4 7.5l8 4.5 8-4.5M12 12v9" },
  plan: { stroke: "M6 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM18 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM6 8.5V14a4 4 0 0 0 4 4h5.5M18 15.5V10a4 4 0 0 0-4-4H8.5" },
  offline: { stroke: "M6 18 18 6", dashed: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z" },
  sos: { fill: "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8ZM11 7v6.5h2V7Zm0 8.2v2.2h2v-2.2Z" },
  check: { stroke: "m5 12.5 4.5 4.5L19 7.5" },
  map: { stroke: "m3 6 6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5ZM9 3.5V18m6-12v14.5" },
  keyboard: { stroke: "M3 6h18v12H3ZM7 10h.01M11 10h.01M15 10h.01M8 14h8" },
  sun: { stroke: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4 19 5" },
  search: { stroke: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5" },
  bell: { stroke: "M6 9.5a6 6 0 0 1 12 0c0 6 2.5 7.5 2.5 7.5h-17S6 15.5 6 9.5ZM10 20.5h4" },
  bellOff: { stroke: "M6.3 8A6 6 0 0 1 18 9.5c0 3 .6 5 1.3 6.2M16.5 17h-13S6 15.5 6 9.7M10 20.5h4M3 3l18 18" },
  list: { stroke: "M4 5h16M4 10h16M4 15h16M4 20h9" },
  menu: { stroke: "M4 7h16M4 12h16M4 17h16" },
  play: { stroke: "M7 4.5v15l12-7.5Z" },
  phone: { stroke: "M5 4h4l1.8 4.6-2.3 1.6a12 12 0 0 0 5.3 5.3l1.6-2.3L20 15v4a1.6 1.6 0 0 1-1.7 1.6A15.6 15.6 0 0 1 3.4 5.7 1.6 1.6 0 0 1 5 4Z" },
  pause: { stroke: "M8 5v14M16 5v14" },
  back: { stroke: "M18 5.5v13L8.5 12ZM5 5v14" },
  ahead: { stroke: "M6 5.5v13l9.5-6.5ZM19 5v14" },
  plus: { stroke: "M12 5v14M5 12h14" },
  minus: { stroke: "M5 12h14" },
  target: { stroke: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0-3v5m0 10v5M2 12h5m10 0h5" },
  layers: { stroke: "m12 3.5 9 4.5-9 4.5L3 8Zm-9 8.7 9 4.5 9-4.5M3 16.3l9 4.4 9-4.4" },
  alert: { stroke: "M12 4 21 19.5H3ZM12 10v4.5M12 17h.01" },
  history: { stroke: "M4 5v14.5h16.5M8 15.5l3.5-5 3.5 3 5-7" },
  home: { stroke: "M4 11.5 12 4l8 7.5M6.5 9.5V19h11V9.5M10 19v-5h4v5" },
  navigate: { stroke: "M20.5 3.5 3.5 10.5l7.2 2.8 2.8 7.2Z" },
  close: { stroke: "M6 6l12 12M18 6 6 18" },
  link: { stroke: "M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6l-1.6 1.6M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.4l1.6-1.6" },
  enter: { stroke: "M14 4h5v16h-5M4 12h10M10 8l4 4-4 4" },
  leave: { stroke: "M10 4H5v16h5M10 12h10M16 8l4 4-4 4" },
  trail: { stroke: "M4 20c8 0 2-9 8-9s2-7 8-7" },
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName, size = 18): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String(size));
  svg.setAttribute("aria-hidden", "true");
  const shapes: { fill?: string; stroke?: string; dashed?: string } = PATHS[name];
  for (const [kind, d] of Object.entries(shapes)) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    path.setAttribute("fill", kind === "fill" ? "currentColor" : "none");
    path.setAttribute("fill-rule", "evenodd");
    if (kind !== "fill") {
      path.setAttribute("stroke", "currentColor");
      path.setAttribute("stroke-width", "1.75");
      path.setAttribute("stroke-linecap", "round");
      path.setAttribute("stroke-linejoin", "round");
    }
    if (kind === "dashed") {
      path.setAttribute("stroke-dasharray", "2.6 2.6");
      path.setAttribute("stroke-width", "2.2");
    }
    svg.append(path);
  }
  return svg;
}

/** Draws a shape on a canvas, in units of its 24 px grid. */
export function paintIcon(pen: CanvasRenderingContext2D, name: IconName, colour: string, width: number): void {
  const shapes: { fill?: string; stroke?: string; dashed?: string } = PATHS[name];
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = width;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const [kind, d] of Object.entries(shapes)) {
    const path = new Path2D(d);
    if (kind === "fill") {
      pen.fill(path, "evenodd");
    }
    pen.stroke(path);
  }
}
