/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the checker, with one broken plan for each constraint. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.check;
