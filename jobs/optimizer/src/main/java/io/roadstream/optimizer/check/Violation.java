/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

/**
 * Something that does not hold.
 *
 * @param constraint what
 * @param message where, which value, which limit
 */
public record Violation(Constraint constraint, String message) {}
