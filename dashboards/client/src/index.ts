// SPDX-License-Identifier: Apache-2.0
export { Connection, type ConnectionState, type Handlers } from "./connection.ts";
export { Fleet, type Vehicle } from "./fleet.ts";
