/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who a client is, by its JSON Web Token. Entry class: {@link
 * io.roadstream.gateway.auth.TokenVerifier}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.auth;
