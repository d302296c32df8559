/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.roadstream.bench.chaos.oracle;

import org.jspecify.annotations.NullMarked;
