/* SPDX-License-Identifier: Apache-2.0 */
/** The command line as a person calls it, in processes of its own. */
@NullMarked
package io.roadstream.local.run;

import org.jspecify.annotations.NullMarked;
