/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** Part for tests: name, behaviour, and a file to which it writes when it ends in order. */
public final class TestPart {
    private TestPart() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        String behaviour = arguments[1];
        Path journal = Path.of(arguments[2]);
        switch (behaviour) {
            case "fail" -> {
                System.err.println(name + " has no cheese");
                System.exit(3);
            }
            case "task" -> note(journal, name + " did its task");
            case "silent" -> new CountDownLatch(1).await();
            default -> {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> note(journal, name + " ended")));
                System.out.println(behaviour.equals("plain") ? "READY" : "READY " + name + ":1");
                new CountDownLatch(1).await();
            }
        }
    }

    private static void note(Path journal, String line) {
        try {
            Files.writeString(
                    journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
