/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Streets and how fast one may drive on them, found by place and direction. Entry: {@link
 * io.roadstream.domain.streets.StreetIndex}, made by {@link
 * io.roadstream.domain.streets.StreetIndexBuilder}. Reads no files. In doubt between two streets
 * the higher limit holds: a false alert is worse than a missed one.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.streets;
