/* SPDX-License-Identifier: Apache-2.0 */
/** Statements to ClickHouse over its HTTP interface. Entry class: {@link ClickHouseHttp}. */
@NullMarked
package io.roadstream.local.sql;

import org.jspecify.annotations.NullMarked;
