/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

/** Who is told of changes. */
public interface Subscriber {
    /** A channel it watches has changed in this tick; may be said more than once. */
    void changed(Channel channel);
}
