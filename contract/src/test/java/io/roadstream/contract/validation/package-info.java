/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the shared checks. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.validation;
