/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture.violations.unmarked;

/** Lies in a package that says nothing of null. */
final class Unmarked {
    private Unmarked() {}
}
