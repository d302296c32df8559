/* SPDX-License-Identifier: Apache-2.0 */
/** Checks of inbound events, shared by every entrance, and the reasons for refusing one. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.validation;
