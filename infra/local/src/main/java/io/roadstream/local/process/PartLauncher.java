/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs another main class in this process and ends the process when its parent is gone, which shows
 * as the end of stdin. It is put at the end of each part's class path, so it may use the JDK only.
 */
public final class PartLauncher {
    /** For shutdown hooks after the parent is gone; then the process halts. */
    private static final long GRACE_SECONDS = 20;

    private static final int EXIT_FAILED = 1;

    private PartLauncher() {}

    /**
     * First argument: the main class; the others are its own. If it throws, the process ends: other
     * threads of the part would keep it half alive.
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        daemon("parent-watch", PartLauncher::exitAtEndOfInput);
        String readyUrl = System.getProperty(ReadyProbe.URL_PROPERTY);
        if (readyUrl != null) {
            String text = System.getProperty(ReadyProbe.TEXT_PROPERTY, "");
            daemon("ready-probe", () -> ReadyProbe.await(URI.create(readyUrl), text));
        }
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.getTargetException().printStackTrace();
            System.exit(EXIT_FAILED);
        }
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // whatever the parent writes means nothing
            }
        } catch (IOException e) {
            // a pipe that cannot be read is one without a parent
        }
        daemon("halt-after-grace", PartLauncher::haltAfterGrace);
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            if (new CountDownLatch(1).await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
