/* SPDX-License-Identifier: Apache-2.0 */
/** How much of a search's time and iterations is spent. Imports the JDK alone. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search.effort;
