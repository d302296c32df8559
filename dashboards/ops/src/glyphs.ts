// SPDX-License-Identifier: Apache-2.0
import type { VehicleState } from "./state.ts";

/** Glyph boxes are 18 px at two pixels each. */
const SIZE = 36;
const HALO = 3.2;

/** One shape for each state, so that states read without colour. */
export function glyphs(): [VehicleState, ImageData][] {
  return [
    ["moving", draw(arrow, "--state-moving")],
    ["idle", draw(pause, "--state-idle")],
    ["offline", draw(slashed, "--state-offline")],
  ];
}

type Pen = (pen: CanvasRenderingContext2D) => void;

function draw(shape: Pen, colour: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  if (!pen) {
    throw new Error("this browser cannot draw on a canvas");
  }
  const style = getComputedStyle(document.documentElement);
  pen.lineJoin = "round";
  pen.translate(SIZE / 2, SIZE / 2);
  pen.fillStyle = style.getPropertyValue(colour).trim();
  pen.strokeStyle = style.getPropertyValue("--map-land").trim();
  shape(pen);
  return pen.getImageData(0, 0, SIZE, SIZE);
}

function arrow(pen: CanvasRenderingContext2D): void {
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

function pause(pen: CanvasRenderingContext2D): void {
  disc(pen, 9);
  pen.fillStyle = pen.strokeStyle;
  pen.fillRect(-4, -4.5, 2.6, 9);
  pen.fillRect(1.4, -4.5, 2.6, 9);
}

function slashed(pen: CanvasRenderingContext2D): void {
  const colour = pen.fillStyle;
  disc(pen, 9);
  pen.fillStyle = pen.strokeStyle;
  pen.beginPath();
  pen.arc(0, 0, 7, 0, 2 * Math.PI);
  pen.fill();
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

function disc(pen: CanvasRenderingContext2D, radius: number): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.lineWidth = 2 * HALO;
  pen.stroke();
  pen.fill();
}
