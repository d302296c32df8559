/* SPDX-License-Identifier: Apache-2.0 */
/**
 * An order system under load and what must come of it in ClickHouse. Entry classes: {@link
 * OrderLoad}, {@link OrderOracle}.
 */
@NullMarked
package io.roadstream.bench.chaos.order;

import org.jspecify.annotations.NullMarked;
