/* SPDX-License-Identifier: Apache-2.0 */
/** Places on WGS84 in 1e-7 degrees. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.geo;
