/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Reads tokens: signature first, then time, then claims. Thread-safe. */
public final class TokenVerifier {
    static final String TENANT = "tenant";
    static final String ROLE = "role";

    private static final int MAX_LENGTH = 8_192;

    private final @Nullable MACVerifier verifier;
    private final @Nullable KeySet keySet;
    private final Clock clock;

    /** Takes tokens that this key has signed. */
    public TokenVerifier(SigningKey key, Clock clock) {
        this(key, null, clock);
    }

    /**
     * Takes tokens of either.
     *
     * @param key of tokens with HS256, null for none
     * @param keySet of an identity provider, null for none
     */
    public TokenVerifier(@Nullable SigningKey key, @Nullable KeySet keySet, Clock clock) {
        try {
            this.verifier = key == null ? null : new MACVerifier(key.bytes());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key is long enough for HS256", e);
        }
        this.keySet = keySet;
        this.clock = clock;
    }

    /** Whom the token names. */
    public Principal verify(String text) throws InvalidTokenException {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new InvalidTokenException(
                    "the token must have 1 to %d characters, has %d"
                            .formatted(MAX_LENGTH, text.length()),
                    null);
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            // Which keys fit which algorithm is ours to say, never the token's.
            boolean isShared = JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm());
            if (keySet != null && !isShared) {
                return principal(keySet.verify(token));
            }
            if (verifier == null || !isShared || !token.verify(verifier)) {
                throw new InvalidTokenException("the token is not signed with the key", null);
            }
            return principal(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            throw new InvalidTokenException("the token cannot be read", e);
        }
    }

    private Principal principal(JWTClaimsSet claims) throws ParseException, InvalidTokenException {
        Instant now = clock.instant();
        @Nullable Date expires = claims.getExpirationTime();
        @Nullable Date notBefore = claims.getNotBeforeTime();
        if (expires == null || !now.isBefore(expires.toInstant())) {
            throw new InvalidTokenException("the token has expired or never expires", null);
        }
        if (notBefore != null && now.isBefore(notBefore.toInstant())) {
            throw new InvalidTokenException("the token is not valid yet", null);
        }
        @Nullable String role = claims.getStringClaim(ROLE);
        return new Principal(
                id(TENANT, claims.getStringClaim(TENANT)),
                Role.find(role == null ? "" : role)
                        .orElseThrow(
                                () ->
                                        new InvalidTokenException(
                                                "the token's role must be one of " + Role.titles(),
                                                null)),
                id("subject", claims.getSubject()),
                expires.toInstant());
    }

    private static String id(String name, @Nullable String value) throws InvalidTokenException {
        try {
            return Checks.requireId(name, value);
        } catch (InvalidEventException e) {
            throw new InvalidTokenException(String.valueOf(e.getMessage()), e);
        }
    }
}
