/* SPDX-License-Identifier: Apache-2.0 */
/** Rules about what the domain may import. */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.architecture;
