/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Date;

/** The shared key of HS256 tokens, for development: who has it can be anybody. */
public final class SigningKey {
    /** HMAC-SHA256 wants a key as long as its hash. */
    static final int MIN_BYTES = 32;

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a file with the key in Base64. */
    public static SigningKey read(Path file) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length < MIN_BYTES) {
                throw new IOException(
                        "the key in %s must have %d bytes or more, has %d"
                                .formatted(file, MIN_BYTES, bytes.length));
            }
            return new SigningKey(bytes);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no key in Base64", e);
        }
    }

    /** A token that names the principal. */
    public String sign(Principal principal) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256),
                        new JWTClaimsSet.Builder()
                                .subject(principal.subject())
                                .claim(TokenVerifier.TENANT, principal.tenant())
                                .claim(TokenVerifier.ROLE, principal.role().title())
                                .expirationTime(Date.from(principal.expires()))
                                .build());
        try {
            token.sign(new MACSigner(bytes));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key is long enough for HS256", e);
        }
        return token.serialize();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SigningKey[****]";
    }
}
