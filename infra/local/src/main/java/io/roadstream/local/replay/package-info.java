/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a replay is measured by: when everything sent has reached the history, and how much of it is
 * there. Entry class: {@link HistoryDrain}.
 */
@NullMarked
package io.roadstream.local.replay;

import org.jspecify.annotations.NullMarked;
