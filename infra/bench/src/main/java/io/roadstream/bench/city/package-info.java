/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What benches in the simulated city share: what leaves it, as the jobs would get it. Entry
 * classes: {@link CityRows}, {@link CityPhone}.
 */
@NullMarked
package io.roadstream.bench.city;

import org.jspecify.annotations.NullMarked;
