/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.oracle.Oracle;
import io.roadstream.bench.chaos.order.OrderLoad;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a fault strikes: a running stack under load, and dice of the seed. For one thread. */
public final class Scene implements AutoCloseable {
    private final ChaosStack stack;
    private final Load load;
    private final OrderLoad orders;
    private final Oracle oracle;
    private final Random random;
    private final Consumer<String> say;
    private final Runnable onStrike;
    private @Nullable Strike strike;

    /**
     * @param onStrike called at the moment of the fault
     * @param say takes lines for people
     */
    public Scene(
            ChaosStack stack,
            Load load,
            OrderLoad orders,
            Oracle oracle,
            Random random,
            Runnable onStrike,
            Consumer<String> say) {
        this.stack = stack;
        this.load = load;
        this.orders = orders;
        this.oracle = oracle;
        this.random = random;
        this.onStrike = onStrike;
        this.say = say;
    }

    public ChaosStack stack() {
        return stack;
    }

    public Load load() {
        return load;
    }

    /** What changes in the order database meanwhile. */
    public OrderLoad orders() {
        return orders;
    }

    public Oracle oracle() {
        return oracle;
    }

    /** Dice of the seed. */
    Random random() {
        return random;
    }

    void say(String line) {
        say.accept(line);
    }

    /** The moment of the fault; the first call counts. */
    Strike strike() throws IOException, InterruptedException {
        if (strike == null) {
            strike = Strike.now(load, oracle);
            onStrike.run();
        }
        return strike;
    }

    /** For a fault that strikes later than it was told: recovery counts from here on. */
    void hitNow() throws IOException, InterruptedException {
        strike().hitNow();
        onStrike.run();
    }

    /** From the fault to the first row of a report sent after it; null if there was none. */
    public @Nullable Duration recovery() {
        return strike == null ? null : strike.recovery().orElse(null);
    }

    /** Waits a time from the seed's dice. */
    void sleepUpTo(Duration longest) throws InterruptedException {
        Thread.sleep(random.nextInt((int) longest.toMillis()));
    }

    @Override
    public void close() {
        if (strike != null) {
            strike.close();
        }
    }
}
