/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture.violations.cycle.a;

import io.roadstream.contract.architecture.violations.cycle.b.B;
import org.jspecify.annotations.Nullable;

/** Needs {@link B}, which needs it. */
public record A(@Nullable B other) {}
