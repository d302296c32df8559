/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Events as immutable records; an invalid one cannot be made. They travel in Flink streams, so they
 * are flat records of concrete types.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.event;
