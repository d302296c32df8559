/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what the event records accept. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.event;
