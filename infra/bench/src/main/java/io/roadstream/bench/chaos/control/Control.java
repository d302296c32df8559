/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.control;

import io.roadstream.bench.chaos.control.TamperProxy.Damage;
import io.roadstream.bench.chaos.oracle.Verdict;
import java.io.IOException;
import java.util.Locale;

/** A way to be wrong that the oracle must find. */
public enum Control {
    /** A sink that draws a new token for each attempt: duplicates. */
    TOKEN_PER_ATTEMPT,
    /** A sink that skips a batch: loss. */
    SKIPPED_BATCH,
    /** The target of a view without a window of deduplication: mismatch. */
    VIEW_WITHOUT_WINDOW,
    /** Transactions that end before a restart can commit them: loss that the product reports. */
    SHORT_TRANSACTION_TIMEOUT;

    private static final int INSERTS = 3;

    /** As in reports, such as {@code skipped-batch}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Does the damage under load and returns what was done. */
    public String damage(ControlScene scene) throws IOException, InterruptedException {
        return switch (this) {
            case TOKEN_PER_ATTEMPT -> scene.tamper(Damage.TOKEN_PER_ATTEMPT, INSERTS);
            case SKIPPED_BATCH -> scene.tamper(Damage.SKIPPED, INSERTS);
            case VIEW_WITHOUT_WINDOW -> {
                scene.setWindowOfView(0);
                try {
                    yield scene.tamper(Damage.REPEATED, INSERTS);
                } finally {
                    scene.setWindowOfView(ControlScene.WINDOW);
                }
            }
            case SHORT_TRANSACTION_TIMEOUT -> scene.outliveTransactions();
        };
    }

    /** Whether the oracle found damage of this kind. */
    public boolean isFound(Verdict verdict) {
        return switch (this) {
            case TOKEN_PER_ATTEMPT -> verdict.duplicated() > 0;
            case SKIPPED_BATCH, SHORT_TRANSACTION_TIMEOUT -> verdict.lost() > 0;
            case VIEW_WITHOUT_WINDOW -> verdict.viewMismatches() > 0;
        };
    }
}
