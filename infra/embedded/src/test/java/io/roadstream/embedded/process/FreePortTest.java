/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class FreePortTest {
    /** Where the kernel begins to take ports for outgoing connections, unless it is told else. */
    private static final int FIRST_OF_THE_KERNEL = 32_768;

    @RepeatedTest(20)
    void portsWithinAProgramAreNoneThatAnotherMayHaveBeenPromised() {
        assertThat(FreePort.pick()).isBetween(20_000, 31_999);
        assertThat(FreePort.pickInner()).isBetween(32_000, FIRST_OF_THE_KERNEL - 1);
    }
}
