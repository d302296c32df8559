/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** Whether a vehicle can be given work. */
public enum Duty {
    AVAILABLE,
    BUSY,
    BREAK,
    OFF
}
