/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

/**
 * What the oracle made of damage that was done on purpose.
 *
 * @param name of the damage
 * @param caught whether the oracle found damage of that kind
 * @param found what it found
 */
record ControlResult(String name, boolean caught, String found) {}
