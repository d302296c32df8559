/* SPDX-License-Identifier: Apache-2.0 */
/** What may become of an order. */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.orders;
