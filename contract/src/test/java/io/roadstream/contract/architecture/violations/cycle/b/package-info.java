/* SPDX-License-Identifier: Apache-2.0 */
/** Half of a cycle that the rule must find. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.architecture.violations.cycle.b;
