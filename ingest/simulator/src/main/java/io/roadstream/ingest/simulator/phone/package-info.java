/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a driver's phone makes of where the vehicle is: noise, outliers, silence, reports that come
 * late or twice, clocks that are wrong.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.phone.Phone}. Knows neither streets nor orders.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.phone;
