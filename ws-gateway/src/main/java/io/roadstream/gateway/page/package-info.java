/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What pages are told before they draw anything: zone, locale and units of the tenant, and whose
 * map tiles they may load. Entry class: {@link io.roadstream.gateway.page.PageSettings}. Knows
 * nothing of HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.page;
