/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Child for tests: says it is ready with its first argument; {@code nest} starts another one. */
final class EchoProgram {
    private EchoProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        ParentWatch.start();
        String address = arguments[0];
        if (address.equals("fail")) {
            System.err.println("disk is made of cheese");
            System.exit(3);
        }
        if (address.equals("nest")) {
            address =
                    Long.toString(
                            ChildProcess.start(command("inner", Path.of(arguments[1]))).pid());
        }
        System.out.println("starting");
        System.out.println(ChildProcess.READY + address);
        new CountDownLatch(1).await();
    }

    static ChildCommand command(String address, Path log) {
        return new ChildCommand(
                EchoProgram.class.getName(),
                List.of("-Xmx32m"),
                List.of(address, log.toString()),
                log,
                Duration.ofSeconds(60));
    }
}
