/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of places. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.geo;
