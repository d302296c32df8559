// SPDX-License-Identifier: Apache-2.0
import type { Place } from "@roadstream/client";
import maplibregl, { type Map as MapLibreMap } from "maplibre-gl";
import { h } from "./dom.ts";
import { icon } from "./icons.ts";

/** The door that an order is brought to. */
export class Pin {
  private readonly marker: maplibregl.Marker;
  private isThere = false;

  /** @param name what readers are told */
  constructor(
    private readonly map: MapLibreMap,
    name: string,
  ) {
    const element = h("div", { role: "img", "aria-label": name }, h("span", { class: "pin" }, icon("home", 20)));
    this.marker = new maplibregl.Marker({ element, anchor: "bottom" });
  }

  /** @param place undefined takes it away */
  put(place: Place | undefined): void {
    if (place) {
      this.marker.setLngLat([place.lon, place.lat]);
      if (!this.isThere) {
        this.marker.addTo(this.map);
      }
    } else {
      this.marker.remove();
    }
    this.isThere = place !== undefined;
  }
}
