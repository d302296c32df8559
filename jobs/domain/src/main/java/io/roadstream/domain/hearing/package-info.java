/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What silence means. Entry: {@link io.roadstream.domain.hearing.Hearing}. Who is not in what was
 * received until an instant was silent until then; of who is not in what has not been read yet,
 * nothing is known. Pure: no clock, no I/O, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.hearing;
