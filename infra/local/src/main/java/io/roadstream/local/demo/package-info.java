/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a demo does beside running its parts: gives the city its first geofences, looks at the map
 * as a person would, and holds what the simulator says against what roadstream has. Entry: {@link
 * io.roadstream.local.demo.DemoAudit}. Knows the simulator by its files only, and the other parts
 * by their interfaces.
 */
@NullMarked
package io.roadstream.local.demo;

import org.jspecify.annotations.NullMarked;
