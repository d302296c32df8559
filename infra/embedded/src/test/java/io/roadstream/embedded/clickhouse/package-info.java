/* SPDX-License-Identifier: Apache-2.0 */

/** Tests of the embedded ClickHouse, with the real engine and unmodified drivers. */
@NullMarked
package io.roadstream.embedded.clickhouse;

import org.jspecify.annotations.NullMarked;
