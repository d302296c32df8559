/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is to be planned: places, vehicles, requests, prices and travel times, all immutable and
 * checked when they are made. Entry: {@link io.roadstream.optimizer.model.Problem}. Times are
 * milliseconds on one clock of the caller's choice (UTC in production), ways are metres. Imports
 * the JDK alone.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.model;
