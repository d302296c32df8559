/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of tracking: scenarios as text, properties over seeds, real cabs. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.tracking;
