/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/**
 * How the holding of a suspect fix ended. For live use; it depends on timing, so history has none.
 */
public enum HoldOutcome {
    /** It was not held. */
    NOT_HELD,
    /** The next fix agrees with it: the vehicle is there. */
    CONFIRMED,
    /** The next fix agrees with the place before it: a spike. */
    RETURNED,
    /** The next fix agrees with neither. */
    SUPERSEDED,
    /** No fix followed in time. */
    TIMED_OUT
}
