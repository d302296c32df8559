/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of insertion, removal and repair. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.insertion;
