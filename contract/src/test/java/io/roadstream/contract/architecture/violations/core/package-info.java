/* SPDX-License-Identifier: Apache-2.0 */
/** A package that the rule about names must find. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.architecture.violations.core;
