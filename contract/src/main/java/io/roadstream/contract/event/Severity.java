/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** How much an alert matters. */
public enum Severity {
    INFO,
    MEDIUM,
    HIGH,
    CRITICAL
}
