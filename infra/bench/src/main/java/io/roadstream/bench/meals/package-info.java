/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Days of meal delivery as they come: an order is known when it is placed, every minute somebody
 * decides, and a way that has begun is driven to its end. Entry: {@link
 * io.roadstream.bench.meals.MealsBench}. Only virtual time, so days repeat.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.meals;
