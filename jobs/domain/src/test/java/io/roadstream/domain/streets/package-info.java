/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of which street a vehicle is on, and how fast it may be there. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.streets;
