// SPDX-License-Identifier: Apache-2.0
import { MapboxOverlay } from "@deck.gl/mapbox";
import type { Camera } from "./camera.ts";
import type { Cluster } from "./clusters.ts";
import type { ShownVehicle } from "./layers.ts";
import type { OrderMark } from "./orderMarks.ts";

/** What is chosen by a click on the map. */
export interface Choices {
  vehicle(id: string | undefined): void;
  order(id: string): void;
  /** The vehicle that the pointer is on; undefined for none. */
  hover(id: string | undefined): void;
}

/** Lies over the map and holds what is drawn there; a click chooses, or opens what is merged. */
export function newOverlay(container: HTMLElement, camera: Camera, choices: Choices): MapboxOverlay {
  return new MapboxOverlay({
    interleaved: false,
    layers: [],
    pickingRadius: 8,
    // The map under it takes the keys; vehicles are reached by search and by the table.
    onLoad: () => container.querySelector("#deckgl-overlay")?.setAttribute("tabindex", "-1"),
    onClick: (info) => {
      const object = info.object as Partial<ShownVehicle & Cluster<unknown> & OrderMark> | undefined;
      if (object?.order !== undefined) {
        choices.order(object.order);
      } else if (object?.count !== undefined && info.coordinate) {
        camera.zoomInto(info.coordinate);
      } else {
        choices.vehicle(object?.id);
      }
    },
    onHover: (info) => {
      const object = info.object as Partial<ShownVehicle & Cluster<unknown> & OrderMark> | undefined;
      choices.hover(object?.order === undefined && object?.count === undefined ? object?.id : undefined);
    },
    getCursor: ({ isHovering }) => (isHovering ? "pointer" : "grab"),
  });
}
