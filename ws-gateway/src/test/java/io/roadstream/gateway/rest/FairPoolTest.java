/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FairPoolTest {
    private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
    private final List<FairPool.Limit> refusals = new ArrayList<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private FairPool pool = new FairPool("test", QueryLimits.of(4, 4), refusals::add);

    @AfterEach
    void close() {
        mayEnd.release(10_000);
        pool.close();
    }

    @Test
    void leavesAThreadToOthers() throws Exception {
        for (int i = 0; i < 6; i++) {
            submit("busy", i);
        }
        submit("rival", 0);

        assertThat(List.of(next(), next(), next(), next()))
                .containsExactlyInAnyOrder("busy 0", "busy 1", "busy 2", "rival 0");
        assertThat(started).isEmpty();
    }

    @Test
    void givesAFreeThreadToTheTenantsInTurn() throws Exception {
        pool = new FairPool("test", new QueryLimits(2, 2, 2), refusals::add);
        for (int i = 0; i < 4; i++) {
            submit("busy", i);
        }
        submit("rival", 0);
        submit("late", 0);
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("busy 0", "busy 1");

        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            mayEnd.release();
            turns.add(next());
        }

        assertThat(turns).containsExactly("busy 2", "rival 0", "late 0", "busy 3");
    }

    @Test
    void refusesATenantWhoseLineIsFullAndNobodyElse() throws Exception {
        for (int i = 0; i < 7; i++) {
            submit("busy", i);
        }

        assertThatThrownBy(() -> submit("busy", 7))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e.type()).isEqualTo(ProblemType.BUSY);
                            assertThat(e.detail())
                                    .contains("3 queries of tenant busy run and 4 wait");
                        });
        submit("rival", 0);
        assertThat(refusals).containsExactly(FairPool.Limit.TENANT);
    }

    @Test
    void refusesEverybodyWhenAllLinesTogetherAreFull() throws Exception {
        for (int i = 0; i < 4; i++) {
            submit("running-" + i, 0);
        }
        for (int i = 0; i < FairPool.MAX_FULL_LINES * 4; i++) {
            submit("waiting-" + i, 0);
        }

        assertThatThrownBy(() -> submit("last", 0))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.UNAVAILABLE));
        assertThat(refusals).containsExactly(FairPool.Limit.ALL);
    }

    @Test
    void takesUpAgainWhatWasRefused() throws Exception {
        pool = new FairPool("test", new QueryLimits(1, 1, 1), refusals::add);
        submit("busy", 0);
        submit("busy", 1);
        assertThatThrownBy(() -> submit("busy", 2)).isInstanceOf(RefusedException.class);
        mayEnd.release();
        assertThat(List.of(next(), next())).containsExactly("busy 0", "busy 1");

        submit("busy", 2);
        mayEnd.release(2);

        assertThat(next()).isEqualTo("busy 2");
    }

    @Test
    void answersThoseThatWaitWhenItEnds() throws Exception {
        for (int i = 0; i < 5; i++) {
            submit("busy", i);
        }

        pool.close();

        assertThat(cancelled).containsExactly("busy 3", "busy 4");
        assertThatThrownBy(() -> submit("busy", 5)).isInstanceOf(RefusedException.class);
    }

    @Test
    void runsAllOfManyOnce() throws Exception {
        mayEnd.release(10_000);
        CountDownLatch all = new CountDownLatch(2_000);
        for (int i = 0; i < 2_000; i++) {
            while (true) {
                try {
                    pool.execute("t" + i % 7, new FairPool.Job(all::countDown, () -> {}));
                    break;
                } catch (RefusedException e) {
                    Thread.onSpinWait();
                }
            }
        }

        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void submit(String tenant, int number) throws RefusedException {
        String name = tenant + " " + number;
        pool.execute(
                tenant,
                new FairPool.Job(
                        () -> {
                            started.add(name);
                            mayEnd.acquireUninterruptibly();
                        },
                        () -> cancelled.add(name)));
    }

    private String next() throws InterruptedException {
        return String.valueOf(started.poll(10, TimeUnit.SECONDS));
    }
}
