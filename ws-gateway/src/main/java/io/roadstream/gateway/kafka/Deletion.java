/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.ChangeVersion;
import org.jspecify.annotations.Nullable;

/**
 * A tombstone: an entity is no more.
 *
 * @param tenant whose
 * @param id which
 * @param version after which it is no more; null if whoever deleted it counts no versions
 */
public record Deletion(String tenant, String id, @Nullable ChangeVersion version) {}
