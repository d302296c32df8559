/* SPDX-License-Identifier: Apache-2.0 */
/** The only place for distances, bearings and cells. One Earth radius; pure functions. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.geo;
