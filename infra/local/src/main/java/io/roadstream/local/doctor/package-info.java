/* SPDX-License-Identifier: Apache-2.0 */
/** What the machine needs, checked one by one. Entry class: {@link Doctor}. */
@NullMarked
package io.roadstream.local.doctor;

import org.jspecify.annotations.NullMarked;
