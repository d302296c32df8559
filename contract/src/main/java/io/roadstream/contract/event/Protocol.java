/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** The language in which a position report came in. */
public enum Protocol {
    NATIVE,
    OSMAND,
    OWNTRACKS,
    TRACCAR,
    WEBSOCKET
}
