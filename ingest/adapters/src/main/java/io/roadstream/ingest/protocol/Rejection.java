/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import io.roadstream.contract.event.DeadLetter;

/**
 * An entry of a request that was refused.
 *
 * @param index its place in the request, from 0
 * @param letter what is kept of it
 */
public record Rejection(int index, DeadLetter letter) {}
