/* SPDX-License-Identifier: Apache-2.0 */
/** Names of the search's parts, for all its packages. Imports the JDK alone. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search.layer;
