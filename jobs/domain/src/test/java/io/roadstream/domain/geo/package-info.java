/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of distances, bearings and cells against published values and second formulas. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.geo;
