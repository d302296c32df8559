// SPDX-License-Identifier: Apache-2.0
import { token } from "./theme.ts";

/** Glyph boxes are 18 px at three pixels each. */
const SIZE = 54;
const SCALE = 1.5;
const HALO = 3.2;

export type GlyphName =
  | "moving"
  | "movingDisc"
  | "atStop"
  | "idle"
  | "unknown"
  | "late"
  | "lateDisc"
  | "offline"
  | "sos";

const NAMES: readonly GlyphName[] = [
  "moving",
  "movingDisc",
  "atStop",
  "idle",
  "unknown",
  "late",
  "lateDisc",
  "offline",
  "sos",
];

export interface GlyphAtlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Record<
    string,
    { x: number; y: number; width: number; height: number; anchorX: number; anchorY: number; mask: false }
  >;
}

/** One shape for each state, so that states read without colour; drawn in the colours of the theme. */
export function glyphAtlas(): GlyphAtlas {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE * NAMES.length;
  canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  if (!pen) {
    throw new Error("this browser cannot draw on a canvas");
  }
  const shapes: Record<GlyphName, () => void> = {
    moving: () => arrow(pen),
    movingDisc: () => disc(pen, 8),
    atStop: () => square(pen),
    idle: () => pause(pen),
    unknown: () => target(pen),
    late: () => ringed(pen, true),
    lateDisc: () => ringed(pen, false),
    offline: () => slashed(pen),
    sos: () => call(pen),
  };
  const colours: Record<GlyphName, string> = {
    moving: "--state-moving",
    movingDisc: "--state-moving",
    atStop: "--state-at-stop",
    idle: "--state-idle",
    unknown: "--state-offline",
    late: "--state-late-risk",
    lateDisc: "--state-late-risk",
    offline: "--state-offline",
    sos: "--state-sos",
  };
  const mapping: GlyphAtlas["mapping"] = {};
  NAMES.forEach((name, i) => {
    pen.save();
    pen.translate(i * SIZE + SIZE / 2, SIZE / 2);
    pen.scale(SCALE, SCALE);
    pen.lineJoin = "round";
    pen.fillStyle = token(colours[name]);
    pen.strokeStyle = token("--map-halo");
    shapes[name]();
    pen.restore();
    mapping[name] = {
      x: i * SIZE,
      y: 0,
      width: SIZE,
      height: SIZE,
      anchorX: SIZE / 2,
      anchorY: SIZE / 2,
      mask: false,
    };
  });
  return { image: canvas, mapping };
}

type Pen = CanvasRenderingContext2D;

function arrow(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(0, -14);
  pen.lineTo(10, 12);
  pen.lineTo(0, 7);
  pen.lineTo(-10, 12);
  pen.closePath();
  pen.lineWidth = 2 * HALO;
  pen.stroke();
  pen.fill();
}

/** A small arrow in a tinted ring. */
function ringed(pen: Pen, hasCourse: boolean): void {
  const colour = pen.fillStyle;
  pen.fillStyle = token("--tint-late-risk");
  disc(pen, 13);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.stroke();
  pen.fillStyle = colour;
  pen.beginPath();
  if (hasCourse) {
    pen.moveTo(0, -8.5);
    pen.lineTo(6, 6);
    pen.lineTo(0, 3);
    pen.lineTo(-6, 6);
    pen.closePath();
  } else {
    pen.arc(0, 0, 5, 0, 2 * Math.PI);
  }
  pen.fill();
}

function square(pen: Pen): void {
  pen.beginPath();
  pen.roundRect(-7.5, -7.5, 15, 15, 3.5);
  pen.lineWidth = 2 * HALO;
  pen.stroke();
  pen.fill();
}

function pause(pen: Pen): void {
  disc(pen, 9);
  pen.fillStyle = pen.strokeStyle;
  pen.fillRect(-4, -4.5, 2.6, 9);
  pen.fillRect(1.4, -4.5, 2.6, 9);
}

function target(pen: Pen): void {
  const colour = pen.fillStyle;
  pen.fillStyle = pen.strokeStyle;
  disc(pen, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.4;
  pen.stroke();
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(0, 0, 3, 0, 2 * Math.PI);
  pen.fill();
}

function slashed(pen: Pen): void {
  const colour = pen.fillStyle;
  const halo = pen.strokeStyle;
  pen.fillStyle = halo;
  disc(pen, 9);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.6;
  pen.setLineDash([4, 3]);
  pen.beginPath();
  pen.arc(0, 0, 8, 0, 2 * Math.PI);
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(-6, 6);
  pen.lineTo(6, -6);
  pen.stroke();
}

function call(pen: Pen): void {
  disc(pen, 13);
  pen.fillStyle = token("--ink-on-state");
  pen.beginPath();
  pen.roundRect(-1.8, -8, 3.6, 9.5, 1.4);
  pen.fill();
  pen.beginPath();
  pen.arc(0, 6, 2.1, 0, 2 * Math.PI);
  pen.fill();
}

function disc(pen: Pen, radius: number): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.lineWidth = 2 * HALO;
  pen.stroke();
  pen.fill();
}
