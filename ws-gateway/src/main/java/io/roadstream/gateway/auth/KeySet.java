/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Public keys of an identity provider, fetched from its JWKS URL when a token names one and kept
 * for some minutes. Thread-safe.
 */
public final class KeySet {
    /** Signatures with a public key only: a shared secret has no place in a published key set. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param url of the JWKS document: https, or http on this machine
     * @param issuer that tokens must name, empty for any
     * @param audience that tokens must name, empty for any
     * @throws IllegalArgumentException if the URL is not one
     */
    public KeySet(String url, String issuer, String audience) {
        JWKSource<SecurityContext> source;
        try {
            source =
                    JWKSourceBuilder.<SecurityContext>create(requireSafe(url).toURL())
                            .retrying(true)
                            .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the JWKS URL is none: " + url, e);
        }
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        JWTClaimsSet.Builder exact = new JWTClaimsSet.Builder();
        if (!issuer.isEmpty()) {
            exact.issuer(issuer);
        }
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        audience.isEmpty() ? null : audience,
                        exact.build(),
                        new HashSet<>(Set.of("exp")));
        claims.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** Claims of a token that a key of the set has signed. */
    JWTClaimsSet verify(SignedJWT token) throws InvalidTokenException {
        try {
            return processor.process(token, null);
        } catch (BadJOSEException | JOSEException e) {
            throw new InvalidTokenException(
                    "the token is not one of the identity provider: " + e.getMessage(), e);
        }
    }

    private static URI requireSafe(String url) {
        URI uri = URI.create(url);
        @Nullable String host = uri.getHost();
        boolean isHere =
                host != null
                        && (host.equals("localhost")
                                || host.equals("127.0.0.1")
                                || host.equals("[::1]"));
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isHere)) {
            throw new IllegalArgumentException(
                    "the JWKS URL must be https, or http on this machine, was '%s'".formatted(url));
        }
        return uri;
    }
}
