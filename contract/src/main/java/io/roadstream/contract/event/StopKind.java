/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** Which of the two ends of an order. */
public enum StopKind {
    PICKUP,
    DROPOFF
}
