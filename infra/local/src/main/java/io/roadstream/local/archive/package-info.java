/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The product as a folder that runs without its sources. Entry class: {@link ArchiveFolder}. What
 * is only for those who change roadstream, benches and fault tests, is not in it.
 */
@NullMarked
package io.roadstream.local.archive;

import org.jspecify.annotations.NullMarked;
