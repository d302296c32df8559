/* SPDX-License-Identifier: Apache-2.0 */
/** Classes made wrong on purpose: controls that show that each rule finds something. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.architecture.violations;
