/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.bench.optimizer.PublishedFile.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An instance turned by quarters, mirrored, moved and numbered anew: another text whose best
 * solutions are the same. Every length stays what it was to the last bit, since coordinates only
 * change sign and place, and move by whole numbers.
 */
final class Variation {
    private static final int MOST_MOVED = 500;

    private final PublishedFile file;
    private final List<Integer> order;
    private final int quarters;
    private final boolean isMirrored;
    private final int east;
    private final int north;

    private Variation(PublishedFile file, Random random) {
        this.file = file;
        this.order = new ArrayList<>(IntStream.range(1, file.size()).boxed().toList());
        Collections.shuffle(order, random);
        order.add(0, 0);
        this.quarters = random.nextInt(4);
        this.isMirrored = random.nextBoolean();
        this.east = random.nextInt(MOST_MOVED);
        this.north = random.nextInt(MOST_MOVED);
    }

    static Variation of(PublishedFile file, long seed) {
        return new Variation(file, new Random(seed));
    }

    /** The varied instance in the format of the file. */
    List<String> lines() {
        return new FileText(file()).lines();
    }

    /** The varied instance. */
    PublishedFile file() {
        int[] numbers = new int[order.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[order.get(i)] = i;
        }
        List<Node> nodes = order.stream().map(old -> turned(old, numbers)).toList();
        List<double[]> weights = new ArrayList<>();
        for (int i = 0; i < file.weights().size(); i++) {
            double[] row = file.weights().get(order.get(i));
            weights.add(order.stream().mapToDouble(old -> row[old]).toArray());
        }
        return new PublishedFile(
                file.kind(), file.vehicles(), file.capacity(), file.longest(), nodes, weights);
    }

    private Node turned(int old, int[] numbers) {
        Node node = file.nodes().get(old);
        double x = isMirrored ? -node.x() : node.x();
        double y = node.y();
        for (int i = 0; i < quarters; i++) {
            double before = x;
            x = -y;
            y = before;
        }
        return new Node(
                x + east,
                y + north,
                node.demand(),
                node.open(),
                node.close(),
                node.service(),
                numbers[node.pickup()],
                numbers[node.delivery()]);
    }

    /** Routes of the varied instance in the numbers of the file. */
    List<List<Integer>> back(List<List<Integer>> routes) {
        return routes.stream().map(route -> route.stream().map(order::get).toList()).toList();
    }
}
