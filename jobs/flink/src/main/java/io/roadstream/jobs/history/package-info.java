/* SPDX-License-Identifier: Apache-2.0 */
/** Result topics into ClickHouse, each row exactly once. */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.history;
