/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and its kin. The JDK has no supported way to hear a signal twice, which takes to stop in
 * order on the first and at once on the second; {@code sun.misc.Signal} has been there since ever
 * and is reached by reflection, since the compiler warns about naming it.
 */
final class Signals {
    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    private Signals() {}

    /** Replaces what the signals do; each action runs on a thread of its own. */
    static void handle(Runnable first, Runnable second) {
        AtomicInteger heard = new AtomicInteger();
        Runnable action = () -> (heard.incrementAndGet() == 1 ? first : second).run();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                    return null;
                                }
                                return method.invoke(action, arguments);
                            });
            for (String name : NAMES) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no sun.misc.Signal", e);
        }
    }
}
