/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local;

import io.roadstream.local.cli.CommandTree;
import io.roadstream.local.stack.Checkout;

/** The {@code roadstream} command; started by the script of that name. */
public final class RoadstreamMain {
    private RoadstreamMain() {}

    public static void main(String[] arguments) {
        System.exit(CommandTree.of(Checkout.current(), System.getenv()).execute(arguments));
    }
}
