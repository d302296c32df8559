/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider that publishes its keys. */
class KeySetTest {
    private static final int BITS = 2_048;

    private static HttpServer provider;
    private static RSAKey key;
    private static TokenVerifier verifier;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(BITS).keyID("one").generate();
        byte[] published =
                new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/keys",
                exchange -> {
                    exchange.sendResponseHeaders(200, published.length);
                    exchange.getResponseBody().write(published);
                    exchange.close();
                });
        provider.start();
        String url = "http://127.0.0.1:%d/keys".formatted(provider.getAddress().getPort());
        verifier =
                new TokenVerifier(
                        null,
                        new KeySet(url, "https://id.example", "roadstream"),
                        Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        provider.stop(0);
    }

    @Test
    void readsWhatAPublishedKeySigned() throws Exception {
        Principal principal = verifier.verify(rsa(key, claims()));

        assertThat(principal.tenant()).isEqualTo("acme");
        assertThat(principal.role()).isEqualTo(Role.DRIVER);
        assertThat(principal.subject()).isEqualTo("cab-1");
    }

    @Test
    void refusesOtherKeysIssuersAndAudiences() throws Exception {
        RSAKey other = new RSAKeyGenerator(BITS).keyID("one").generate();
        RSAKey unknown = new RSAKeyGenerator(BITS).keyID("two").generate();

        refuses(rsa(other, claims()));
        refuses(rsa(unknown, claims()));
        refuses(rsa(key, claims().issuer("https://evil.example")));
        refuses(rsa(key, claims().audience("somebody-else")));
        refuses(rsa(key, claims().expirationTime(Date.from(Instant.now().minusSeconds(1)))));
        refuses(rsa(key, claims().expirationTime(null)));
    }

    @Test
    void refusesASecretMadeOfThePublicKey() throws Exception {
        byte[] secret = key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);

        refuses(sign(JWSAlgorithm.HS256, new MACSigner(secret), claims()));
    }

    @Test
    void refusesUrlsThatAnybodyOnTheWayCouldAnswer() {
        assertThatThrownBy(() -> new KeySet("http://id.example/keys", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be https");
    }

    private static void refuses(String token) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidTokenException.class);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience("roadstream")
                .subject("cab-1")
                .claim("tenant", "acme")
                .claim("role", "driver")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String rsa(RSAKey with, JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(JWSAlgorithm.RS256, new RSASSASigner(with), claims);
    }

    private static String sign(
            JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm).keyID("one").build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
