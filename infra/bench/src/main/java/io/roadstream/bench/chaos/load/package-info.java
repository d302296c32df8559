/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Devices that send known reports through ingest and keep the ledger of what was acknowledged.
 * Entry class: {@link Load}; {@link Fleet} is the function that every stored row is checked
 * against. Must not know which fault strikes.
 */
@NullMarked
package io.roadstream.bench.chaos.load;

import org.jspecify.annotations.NullMarked;
