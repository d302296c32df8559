/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture.violations.core;

/** Lies in a package with a name that says nothing. */
final class Homeless {
    private Homeless() {}
}
