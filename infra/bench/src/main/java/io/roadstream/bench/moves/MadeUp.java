/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Lateness;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.StraightLine;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.model.Window;
import java.util.Random;

/** Made-up problems of any size, by seed. */
final class MadeUp {
    private static final long MINUTE = 60_000;
    private static final int SIDE_METERS = 10_000;
    private static final long DAY = 600 * MINUTE;
    private static final int ROUTE = 10;

    private final Random random;

    private MadeUp(long seed) {
        random = new Random(seed);
    }

    /** Single visits in hard windows of two hours from one depot; ways alone cost. */
    static Problem visits(long seed, int visits) {
        return new MadeUp(seed).visits(visits);
    }

    /** Pickups and deliveries; waiting and lateness cost, as in dispatch. */
    static Problem orders(long seed, int visits) {
        return new MadeUp(seed).orders(visits);
    }

    private Problem visits(int visits) {
        ProblemBuilder builder = builder(Prices.DISTANCE);
        Place depot = Place.ofMeters(SIDE_METERS / 2, SIDE_METERS / 2);
        for (int i = 0; i < visits; i++) {
            long opens = random.nextInt(420) * MINUTE + 30 * MINUTE;
            Window window = Window.hard(opens, opens + 120 * MINUTE);
            Task task = Task.of(Action.VISIT, place(), 10 * MINUTE, window);
            builder.request(Request.visit("v" + i, Load.of(1 + random.nextInt(20)), task));
        }
        for (int i = 0; i < vehicles(visits); i++) {
            Shift shift = new Shift(0, DAY);
            builder.vehicle(Vehicle.of("t" + i, depot, shift, Load.of(200)).endingAt(depot));
        }
        return builder.build();
    }

    private Problem orders(int visits) {
        ProblemBuilder builder = builder(Prices.DISPATCH);
        int orders = visits / 2;
        for (int i = 0; i < orders; i++) {
            long ready = random.nextInt(150) * MINUTE;
            Window pickup = soft(ready, 15);
            Window delivery = soft(ready, 60);
            builder.request(
                    Request.pair(
                            "o" + i,
                            Load.of(1),
                            Task.of(Action.PICKUP, place(), 2 * MINUTE, pickup),
                            Task.of(Action.DELIVERY, place(), 3 * MINUTE, delivery)));
        }
        for (int i = 0; i < vehicles(visits); i++) {
            builder.vehicle(Vehicle.of("t" + i, place(), new Shift(0, DAY), Load.of(6)));
        }
        return builder.build();
    }

    private static ProblemBuilder builder(Prices prices) {
        return Problem.builder(StraightLine.onPlane(10).withDetour(1.3), prices);
    }

    private static int vehicles(int visits) {
        return Math.max(2, visits * 3 / 2 / ROUTE);
    }

    private static Window soft(long ready, int minutes) {
        return Window.soft(ready, ready + minutes * MINUTE, Lateness.DEFAULT);
    }

    private Place place() {
        return Place.ofMeters(random.nextInt(SIDE_METERS), random.nextInt(SIDE_METERS));
    }
}
