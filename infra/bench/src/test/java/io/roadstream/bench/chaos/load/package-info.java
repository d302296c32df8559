/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.roadstream.bench.chaos.load;

import org.jspecify.annotations.NullMarked;
