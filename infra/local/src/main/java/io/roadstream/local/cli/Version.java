/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

/** Which roadstream this is; the same as the version of its Maven modules. */
final class Version {
    static final String NUMBER = "0.1.0-SNAPSHOT";
    static final String NAME = "roadstream-" + NUMBER;

    private Version() {}
}
