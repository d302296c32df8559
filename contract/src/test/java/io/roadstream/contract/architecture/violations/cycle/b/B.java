/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture.violations.cycle.b;

import io.roadstream.contract.architecture.violations.cycle.a.A;
import org.jspecify.annotations.Nullable;

/** Needs {@link A}, which needs it. */
public record B(@Nullable A other) {}
