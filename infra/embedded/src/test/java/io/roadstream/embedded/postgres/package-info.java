/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the order database against a real server. */
@org.jspecify.annotations.NullMarked
package io.roadstream.embedded.postgres;
