/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

/**
 * How to search.
 *
 * @param seed of all randomness; the same seed and number of iterations give the same plan
 * @param limit when to end
 * @param layers what is on
 * @param islands searches side by side, each on a thread of its own, that tell each other what they
 *     find
 * @param progress who is told
 */
public record SearchSettings(
        long seed, SearchLimit limit, Layers layers, int islands, Progress progress) {
    public SearchSettings {
        if (islands < 1) {
            throw new IllegalArgumentException("islands must be at least 1, was " + islands);
        }
    }

    /** One island with all layers, and nobody to tell. */
    public static SearchSettings of(long seed, SearchLimit limit) {
        return new SearchSettings(seed, limit, Layers.ALL, 1, Progress.NONE);
    }

    /** The same with other layers. */
    public SearchSettings withLayers(Layers newLayers) {
        return new SearchSettings(seed, limit, newLayers, islands, progress);
    }

    /** The same with so many islands. */
    public SearchSettings withIslands(int newIslands) {
        return new SearchSettings(seed, limit, layers, newIslands, progress);
    }

    /** The same with somebody to tell. */
    public SearchSettings withProgress(Progress newProgress) {
        return new SearchSettings(seed, limit, layers, islands, newProgress);
    }
}
