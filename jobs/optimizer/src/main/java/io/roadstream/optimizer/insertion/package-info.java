/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Changes plans step by step: {@link io.roadstream.optimizer.insertion.Insertion} of one request,
 * {@link io.roadstream.optimizer.insertion.RegretInsertion} of many, {@link
 * io.roadstream.optimizer.insertion.Removal}, {@link io.roadstream.optimizer.insertion.Repair}.
 * What is committed is never touched; no window, shift or limit is broken that was not broken
 * before, and none is broken by more. Deterministic: equal costs are decided by order.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.insertion;
