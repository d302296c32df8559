/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import io.roadstream.embedded.process.ParentWatch;
import io.roadstream.ingest.http.IngestMain;

/** The ingest process, made to end with its parent. */
final class IngestProgram {
    private IngestProgram() {}

    public static void main(String[] args) throws InterruptedException {
        ParentWatch.start();
        IngestMain.main(args);
    }
}
