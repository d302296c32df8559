/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a process gets its settings: named keys with type, default and meaning; values from a file,
 * the environment and arguments, in this order. Knows no setting itself.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.config;
