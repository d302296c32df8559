/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The past, geofences and orders over HTTP, for programs and for the map: who may ask, what was
 * asked, answers and problems. Entry class: {@link io.roadstream.gateway.rest.RestHandler}.
 * Described by {@code openapi.json} beside it, which a test holds against the answers.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.rest;
