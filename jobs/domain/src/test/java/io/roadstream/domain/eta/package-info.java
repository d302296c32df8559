/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of estimates: drives along a meridian, orders at metres north of a place. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.eta;
