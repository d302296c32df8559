/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of times and costs. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.schedule;
