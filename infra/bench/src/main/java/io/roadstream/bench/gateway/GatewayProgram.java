/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.embedded.process.ParentWatch;
import io.roadstream.gateway.http.GatewayMain;

/** The gateway process, made to end with its parent. */
public final class GatewayProgram {
    private GatewayProgram() {}

    public static void main(String[] args) throws InterruptedException {
        ParentWatch.start();
        GatewayMain.main(args);
    }
}
