/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The browser that looks at the page, by the rule of dashboards/e2e/browser.mjs. */
final class Browser {
    private static final String VARIABLE = "CHROMIUM";
    private static final String USUAL = "/usr/bin/chromium";

    private Browser() {}

    /** Skips the test, with the reason, where there is none. */
    static void assumeThere() {
        String named = System.getenv(VARIABLE);
        Path path = Path.of(named == null ? USUAL : named);
        assumeTrue(
                Files.isRegularFile(path) && Files.isExecutable(path),
                "there is no browser at %s; install Debian's package chromium, or name one in %s"
                        .formatted(path, VARIABLE));
    }
}
