/* SPDX-License-Identifier: Apache-2.0 */
/** Rules about imports and names that ArchUnit checks, for every module. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.architecture;
