// SPDX-License-Identifier: Apache-2.0
import type { Connection, ServerHello, Vehicle } from "@roadstream/client";
import type { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import type { Operations } from "./operations.ts";
import type { OwnStatus } from "./ownStatus.ts";
import type { ToldWatch } from "./told.ts";

/** What the page of a driver, a customer or a merchant is made from. */
export interface RoleParts {
  readonly format: Format;
  readonly operations: Operations;
  readonly map: FleetMap;
  readonly connection: () => Connection;
  /** Asks the history what an order went through before the page was opened. */
  readonly recall: (order: string | undefined, nowMillis: number) => void;
  readonly told: ToldWatch;
  /** Newest fix of what is watched. */
  readonly newest: (id: string) => Vehicle | undefined;
  /** What a driver has said. */
  readonly status: OwnStatus;
  /** Something that was said is stored. */
  readonly sent: () => void;
}

/** What stands beside the map for one of them. */
export interface RoleView {
  readonly element: HTMLElement;
  /** What the head of the page says. */
  readonly title: string;
  readonly subtitle: string;
  /** What floats over the map; empty for nothing. */
  readonly overMap: string;
  /** An order was chosen on the map. */
  choose?(order: string): void;
  /** @param hello undefined until the gateway has said who this is */
  write(hello: ServerHello | undefined, nowMillis: number): void;
}
