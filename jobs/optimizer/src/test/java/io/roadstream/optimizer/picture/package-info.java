/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of pictures. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.picture;
