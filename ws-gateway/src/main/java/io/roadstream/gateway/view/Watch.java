/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import java.util.LinkedHashSet;
import java.util.Set;

/** Those who watch a key (a cell of any resolution, or a vehicle) and the channels it covers. */
final class Watch {
    private final Set<Audience> audiences = new LinkedHashSet<>();
    private final Set<Channel> channels = new LinkedHashSet<>();

    Set<Audience> audiences() {
        return audiences;
    }

    Set<Channel> channels() {
        return channels;
    }

    boolean isUnused() {
        return audiences.isEmpty() && channels.isEmpty();
    }
}
