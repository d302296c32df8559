/* SPDX-License-Identifier: Apache-2.0 */
/** Tests on published instances. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.instance;
