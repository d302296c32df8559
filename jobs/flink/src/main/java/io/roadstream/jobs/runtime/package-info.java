/* SPDX-License-Identifier: Apache-2.0 */
/** What every job needs to run: configuration, sources and sinks of topics, checkpoints. */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.runtime;
