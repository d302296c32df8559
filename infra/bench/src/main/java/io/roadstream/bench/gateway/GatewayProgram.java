/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.embedded.process.ParentWatch;
import io.roadstream.gateway.http.GatewayMain;
import java.util.List;

/** The gateway process, made to end with its parent. */
public final class GatewayProgram {
    private GatewayProgram() {}

    /**
     * What it is started with.
     *
     * @param port TCP port, 0 for a free one
     */
    public static List<String> arguments(int port, GatewayKey key, String kafkaAddress) {
        return List.of(
                "--gateway-port=" + port,
                "--gateway-key-file=" + key.file(),
                "--gateway-kafka-bootstrap=" + kafkaAddress);
    }

    public static void main(String[] args) throws InterruptedException {
        ParentWatch.start();
        GatewayMain.main(args);
    }
}
