/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** Why an anomaly ended. */
public enum AnomalyEnd {
    /** All is well again. */
    RECOVERED,
    /** The driver went off duty. */
    OFF_DUTY,
    /** Nobody heard of the vehicle for so long that it is no news any more. */
    EXPIRED
}
