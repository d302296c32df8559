/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.stack.Checkout;
import java.util.Map;

/**
 * What every command gets.
 *
 * @param checkout it belongs to
 * @param environment of the process
 */
record Context(Checkout checkout, Map<String, String> environment) {}
