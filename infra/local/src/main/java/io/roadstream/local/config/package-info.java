/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Settings of the command line: one table of keys, read from defaults, file, environment and
 * arguments in this order. Entry class: {@link ConfigSources}. What leaves this package is records.
 */
@NullMarked
package io.roadstream.local.config;

import org.jspecify.annotations.NullMarked;
