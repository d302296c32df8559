/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Published instances and their solutions as text. Entries: {@link
 * io.roadstream.optimizer.instance.InstanceText}, which tells the formats apart, and {@link
 * io.roadstream.optimizer.instance.SolutionText}. Pure: the caller reads and writes the files. One
 * unit of length is a metre, one unit of time a second.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.instance;
