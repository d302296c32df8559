// SPDX-License-Identifier: Apache-2.0
import type { Order, Place } from "@roadstream/client";
import { paintIcon } from "./icons.ts";
import { ORDER_ICONS, ORDER_TOKENS } from "./orderGlyphs.ts";
import { isOpen, isPickedUp, type OrderState, orderStateOf } from "./orderState.ts";
import { token } from "./theme.ts";

/** Marks are drawn on 24 units at three pixels each. */
const SIZE = 72;
const SCALE = 3;
const HALO_UNITS = 3.4;

/** One end of an open order on the map. */
export interface OrderMark {
  readonly order: string;
  readonly place: Place;
  readonly isPickup: boolean;
  readonly state: OrderState;
}

/** Where open orders are dropped off, and where they wait as long as nobody has picked them up. */
export function orderMarks(orders: readonly Order[], nowMillis: number): OrderMark[] {
  return orders.filter(isOpen).flatMap((order) => {
    const state = orderStateOf(order, nowMillis);
    const mark = (place: Place | undefined, isPickup: boolean) =>
      place ? [{ order: order.id, place, isPickup, state }] : [];
    return [...(isPickedUp(order) ? [] : mark(order.pickup.place, true)), ...mark(order.dropoff.place, false)];
  });
}

/** Name of a mark's picture: drop-offs are the bare shape, pickups stand in a frame. */
export function markIcon(mark: Pick<OrderMark, "state" | "isPickup">): string {
  return `${mark.state}${mark.isPickup ? "Framed" : ""}`;
}

export interface MarkAtlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Record<
    string,
    { x: number; y: number; width: number; height: number; anchorX: number; anchorY: number; mask: false }
  >;
}

/** One shape for each state, in the colours of the theme. */
export function markAtlas(): MarkAtlas {
  const states = Object.keys(ORDER_ICONS) as OrderState[];
  const canvas = document.createElement("canvas");
  canvas.width = SIZE * states.length;
  canvas.height = 2 * SIZE;
  const pen = canvas.getContext("2d");
  if (!pen) {
    throw new Error("this browser cannot draw on a canvas");
  }
  const mapping: MarkAtlas["mapping"] = {};
  states.forEach((state, i) => {
    for (const isPickup of [false, true]) {
      const [x, y] = [i * SIZE, isPickup ? SIZE : 0];
      pen.save();
      pen.translate(x, y);
      pen.scale(SCALE, SCALE);
      draw(pen, state, isPickup);
      pen.restore();
      const middle = SIZE / 2;
      mapping[markIcon({ state, isPickup })] = {
        x,
        y,
        width: SIZE,
        height: SIZE,
        anchorX: middle,
        anchorY: middle,
        mask: false,
      };
    }
  });
  return { image: canvas, mapping };
}

function draw(pen: CanvasRenderingContext2D, state: OrderState, isPickup: boolean): void {
  const colour = token(ORDER_TOKENS[state]);
  if (isPickup) {
    pen.beginPath();
    pen.roundRect(2.5, 2.5, 19, 19, 4);
    pen.fillStyle = token("--map-halo");
    pen.fill();
    pen.strokeStyle = colour;
    pen.lineWidth = 1.4;
    pen.stroke();
    // Smaller, so that it does not touch its frame.
    pen.translate(12, 12);
    pen.scale(0.72, 0.72);
    pen.translate(-12, -12);
  } else {
    paintIcon(pen, ORDER_ICONS[state], token("--map-halo"), HALO_UNITS + 2.2);
  }
  paintIcon(pen, ORDER_ICONS[state], colour, 2.2);
}
