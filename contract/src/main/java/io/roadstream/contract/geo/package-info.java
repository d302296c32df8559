/* SPDX-License-Identifier: Apache-2.0 */
/** Places, circles and polygons on WGS84 in 1e-7 degrees. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.geo;
