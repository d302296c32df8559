/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.auth.ApiKey;
import io.roadstream.ingest.http.PositionEndpoint.Services;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.Receipt;
import io.roadstream.ingest.protocol.TooManyItemsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from its head to its reply: authenticate, read, parse, write to Kafka, wait for the
 * acknowledgements without a thread, reply. Every path ends in {@link #finish} or in a failed
 * callback, once.
 */
final class PositionExchange {
    private static final Logger LOG = LoggerFactory.getLogger(PositionExchange.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Entrance entrance;
    private final Services services;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final InFlightBudget.Share share;

    PositionExchange(
            PositionEndpoint endpoint, Request request, Response response, Callback callback) {
        this.entrance = endpoint.entrance();
        this.services = endpoint.services();
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.share = services.budget().open();
    }

    void start() {
        Map<String, String> query = RequestHead.query(request);
        @Nullable String queryKey =
                entrance.keyInQuery() ? query.get(Authenticator.QUERY_PARAMETER) : null;
        Optional<ApiKey> key = services.authenticator().authenticate(request, queryKey);
        if (key.isEmpty()) {
            services.metrics().countUnauthenticated(entrance.path());
            finish(
                    problem(ProblemType.UNAUTHENTICATED, "the API key is missing or not valid")
                            .withHeader(HttpHeader.WWW_AUTHENTICATE.asString(), "Bearer"));
            return;
        }
        InboundRequest inbound = RequestHead.toInbound(request, query);
        new BodyReader(
                        request,
                        services.limits().maxBodyBytes(),
                        share,
                        body -> onBody(key.get(), inbound, body),
                        this::onReadFailure)
                .run();
    }

    private void onBody(ApiKey key, InboundRequest inbound, ReceivedBody body) {
        try {
            if (body.state() == ReceivedBody.State.NO_ROOM) {
                finish(busy());
            } else if (!services.readiness().wasReady()) {
                finish(problem(ProblemType.UNAVAILABLE, services.readiness().problem()));
            } else {
                take(key, inbound, body);
            }
        } catch (RuntimeException e) {
            LOG.error("request to {} failed", entrance.path(), e);
            finish(problem(ProblemType.INTERNAL, "see the log of the server"));
        }
    }

    private void take(ApiKey key, InboundRequest inbound, ReceivedBody body) {
        long now = services.clock().millis();
        String source = "http:" + entrance.path();
        try {
            Receipt receipt = new Receipt(key.tenant(), source, AsOf.read(request, key, now), now);
            ParsedPositions outcome =
                    new ParsedPositions(receipt, services.limits().maxBatchItems());
            byte[] plain = readable(inbound, body);
            if (!share.tryAddBytes(Math.max(0, plain.length - body.bytes().length))) {
                finish(busy());
                return;
            }
            entrance.protocol().parse(inbound, plain, outcome);
            store(
                    outcome.reports(),
                    outcome.deadLetters(),
                    () -> {
                        services.metrics().countStored(entrance.name(), key.tenant(), outcome);
                        return entrance.replies().of(inbound, outcome);
                    });
        } catch (RequestRefusedException e) {
            refuse(new Receipt(key.tenant(), source, now, now), e, body);
        } catch (InvalidEventException e) {
            RequestRefusedException refusal =
                    refusal(ProblemType.BAD_REQUEST, e.reason(), String.valueOf(e.getMessage()));
            refuse(new Receipt(key.tenant(), source, now, now), refusal, body);
        } catch (TooManyItemsException e) {
            RequestRefusedException refusal =
                    refusal(
                            ProblemType.TOO_LARGE,
                            Reason.TOO_LARGE,
                            String.valueOf(e.getMessage()));
            refuse(new Receipt(key.tenant(), source, now, now), refusal, body);
        }
    }

    /** The body in plain form, if it is all there and of a type that the entrance reads. */
    private byte[] readable(InboundRequest inbound, ReceivedBody body) {
        int maxBytes = services.limits().maxBodyBytes();
        if (body.state() == ReceivedBody.State.TOO_LARGE) {
            throw tooLarge("the body must have at most %d bytes".formatted(maxBytes));
        }
        if (!entrance.mediaTypes().contains(inbound.mediaType())) {
            throw refusal(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Reason.UNSUPPORTED_TYPE,
                    "Content-Type must be one of %s, was '%s'"
                            .formatted(entrance.mediaTypes(), inbound.mediaType()));
        }
        String encoding = RequestHead.lowerCase(request, HttpHeader.CONTENT_ENCODING);
        return switch (encoding) {
            case "", "identity" -> body.bytes();
            case "gzip" -> decompressed(body.bytes());
            default ->
                    throw refusal(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            Reason.UNSUPPORTED_TYPE,
                            "Content-Encoding must be gzip or absent, was '%s'"
                                    .formatted(encoding));
        };
    }

    private byte[] decompressed(byte[] compressed) {
        int maxBytes = services.limits().maxBodyBytes();
        byte[] plain = Gzip.decompress(compressed, maxBytes);
        if (plain.length > maxBytes) {
            throw tooLarge("the decompressed body must have at most %d bytes".formatted(maxBytes));
        }
        return plain;
    }

    private void refuse(Receipt receipt, RequestRefusedException refusal, ReceivedBody body) {
        String message = String.valueOf(refusal.getMessage());
        DeadLetter letter =
                receipt.deadLetter(refusal.reason(), message, body.bytes(), body.length());
        store(
                List.of(),
                List.of(letter),
                () -> {
                    services.metrics()
                            .countRefused(entrance.name(), receipt.tenant(), refusal.reason());
                    return new Problem(refusal.type(), message, refusal.reason())
                            .toReply(services.limits().retryAfter());
                });
    }

    /** Writes everything to Kafka; the reply is made and leaves when all of it is acknowledged. */
    private void store(
            List<PositionReport> reports, List<DeadLetter> letters, Supplier<Reply> reply) {
        if (!share.tryAddRecords(reports.size() + letters.size())) {
            finish(busy());
            return;
        }
        long startNanos = System.nanoTime();
        services.publisher()
                .publish(
                        reports,
                        letters,
                        failure -> execute(() -> reply(startNanos, failure, reply)));
    }

    private void reply(long startNanos, @Nullable Throwable failure, Supplier<Reply> reply) {
        services.metrics().observeAck((System.nanoTime() - startNanos) / NANOS_PER_SECOND);
        if (failure == null) {
            finish(reply.get());
        } else {
            LOG.debug("Kafka did not take a request", failure);
            finish(
                    problem(
                            ProblemType.UNAVAILABLE,
                            "Kafka did not acknowledge everything, repeat the whole request: "
                                    + failure.getMessage()));
        }
    }

    private void onReadFailure(Throwable failure) {
        share.close();
        services.metrics().countBrokenOff(entrance.path());
        callback.failed(failure);
    }

    private void finish(Reply reply) {
        share.close();
        services.metrics().countReply(entrance.path(), reply.status());
        reply.write(response, callback);
    }

    private void execute(Runnable task) {
        try {
            services.executor().execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private Reply busy() {
        return problem(
                ProblemType.BUSY,
                "%d bytes and %d records wait for Kafka"
                        .formatted(services.budget().bytes(), services.budget().records()));
    }

    private Reply problem(ProblemType type, String detail) {
        return Problem.of(type, detail).toReply(services.limits().retryAfter());
    }

    private static RequestRefusedException tooLarge(String message) {
        return refusal(ProblemType.TOO_LARGE, Reason.TOO_LARGE, message);
    }

    private static RequestRefusedException refusal(
            ProblemType type, Reason reason, String message) {
        return new RequestRefusedException(type, reason, message);
    }
}
