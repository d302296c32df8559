/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what is in a fence, and of who enters and leaves it. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.geofence;
