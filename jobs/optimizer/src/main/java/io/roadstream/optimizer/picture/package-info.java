/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Plans as pictures. Entry: {@link io.roadstream.optimizer.picture.PlanPicture}. Pure: the same
 * plans give the same text.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.picture;
