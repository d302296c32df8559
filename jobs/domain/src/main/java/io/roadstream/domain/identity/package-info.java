/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Ids of derived events: hashes of what caused them, the same on every replay and every machine.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.identity;
