/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the model. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.model;
