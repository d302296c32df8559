/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.layer.Layer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which parts of the search are on; all are, but to measure what each is worth.
 *
 * @param on these
 */
public record Layers(Set<Layer> on) {
    /** All of them. */
    public static final Layers ALL = new Layers(EnumSet.allOf(Layer.class));

    /** Construction alone. */
    public static final Layers NONE = new Layers(Set.of());

    public Layers {
        // in the order of the enum, wherever it is printed
        Set<Layer> inOrder = EnumSet.noneOf(Layer.class);
        inOrder.addAll(on);
        on = Collections.unmodifiableSet(inOrder);
    }

    /** The same without one. */
    public Layers without(Layer off) {
        Set<Layer> left = EnumSet.noneOf(Layer.class);
        left.addAll(on);
        left.remove(off);
        return new Layers(left);
    }

    /** Whether it is on. */
    boolean has(Layer layer) {
        return on.contains(layer);
    }
}
