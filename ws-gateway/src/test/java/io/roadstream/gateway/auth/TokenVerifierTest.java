/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.roadstream.gateway.fixtures.TamperedToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final byte[] KEY = "k".repeat(64).getBytes(StandardCharsets.UTF_8);
    private static final Principal OPS =
            new Principal("acme", Role.OPS, "eve", NOW.plusSeconds(60));

    @TempDir Path folder;
    private SigningKey key;
    private TokenVerifier verifier;

    @BeforeEach
    void start() throws IOException {
        key = key(KEY);
        verifier = new TokenVerifier(key, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void readsWhatItsKeySigned() throws Exception {
        assertThat(verifier.verify(key.sign(OPS))).isEqualTo(OPS);
    }

    @Test
    void refusesAnotherKeyAndChangedClaims() throws Exception {
        String foreign = key("x".repeat(64).getBytes(StandardCharsets.UTF_8)).sign(OPS);
        String tampered = TamperedToken.of(key.sign(OPS), "acme", "evil");

        refuses(foreign, "not signed with the key");
        refuses(tampered, "not signed with the key");
    }

    @Test
    void refusesTokensWithoutSignatureOrOfAnotherAlgorithm() throws Exception {
        JWTClaimsSet claims = claims().build();
        SignedJWT other = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
        other.sign(new MACSigner(KEY));

        refuses(new PlainJWT(claims).serialize(), "cannot be read");
        refuses(other.serialize(), "not signed with the key");
        refuses("", "1 to 8192 characters");
        refuses("a.b.c", "cannot be read");
    }

    @Test
    void refusesTokensOutsideTheirTime() throws Exception {
        refuses(signed(claims().expirationTime(Date.from(NOW))), "has expired");
        refuses(signed(claims().expirationTime(null)), "never expires");
        refuses(signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(1)))), "not valid yet");
    }

    @Test
    void refusesClaimsThatNameNobody() throws Exception {
        refuses(
                signed(claims().claim("role", "king")),
                "role must be one of ops, driver, customer, merchant");
        refuses(
                signed(claims().claim("role", null)),
                "role must be one of ops, driver, customer, merchant");
        refuses(signed(claims().claim("tenant", "a|b")), "tenant");
        refuses(signed(claims().claim("tenant", null)), "tenant");
        refuses(signed(claims().subject(null)), "subject");
    }

    private void refuses(String token, String message) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(message);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("eve")
                .claim("tenant", "acme")
                .claim("role", "ops")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(KEY));
        return token.serialize();
    }

    private SigningKey key(byte[] bytes) throws IOException {
        return SigningKey.read(
                Files.writeString(
                        Files.createTempFile(folder, "key", ""),
                        Base64.getEncoder().encodeToString(bytes)));
    }
}
