/* SPDX-License-Identifier: Apache-2.0 */
/** A TCP proxy on loopback that can lose replies, for fault tests. */
@org.jspecify.annotations.NullMarked
package io.roadstream.embedded.proxy;
