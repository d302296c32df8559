/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.auth.InvalidTokenException;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.history.HistoryException;
import io.roadstream.gateway.page.PageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything under {@code /v1/} that is no WebSocket. Who asks and what is decided on the server's
 * thread; queries run on a few threads of their own in which each tenant has its share, so that
 * neither a slow ClickHouse nor a busy tenant holds the threads that serve the live map.
 */
public final class RestHandler extends Handler.Abstract implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestHandler.class);
    private static final String PREFIX = "/v1/";
    private static final String ASK_FOR_LESS =
            "; ask for a shorter span, a smaller box or a longer step";
    private static final String BEARER = "bearer ";

    private final TokenVerifier tokens;
    private final PageSettings pages;
    private final Queries queries;
    private final PastRequests past;
    private final FenceRequests fences;
    private final OrderRequests orders;
    private final FairPool history;
    private final FairPool desk;
    private final RestMetrics metrics;
    private final byte[] document;

    public RestHandler(
            TokenVerifier tokens,
            PageSettings pages,
            RestSources sources,
            QueryLimits limits,
            RestMetrics metrics) {
        this.tokens = tokens;
        this.pages = pages;
        this.queries = new Queries(sources.history().positions());
        this.past = new PastRequests(sources.history());
        this.fences = new FenceRequests(sources.fences(), sources.clock());
        this.orders = new OrderRequests(sources.orders());
        this.metrics = metrics;
        this.document = document();
        this.history = new FairPool("history", limits, metrics::countRefused);
        this.desk = new FairPool("desk", limits, metrics::countRefused);
    }

    /** A request and the one way to its answer. */
    private record Exchange(
            Request request, Response response, Callback callback, RestMetrics.Running counted) {
        void reply(Answer answer) {
            counted.end(answer.status());
            RequestBody.discard(request, () -> answer.write(response, callback));
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        if (!path.startsWith(PREFIX)) {
            return false;
        }
        Optional<Route.Match> match = Route.find(path);
        Exchange exchange =
                new Exchange(
                        request, response, callback, metrics.begin(match.map(Route.Match::route)));
        if (match.isEmpty()) {
            exchange.reply(
                    Answer.problem(
                            ProblemType.NOT_FOUND,
                            "there is no %s; /v1/openapi.json says what there is".formatted(path)));
            return true;
        }
        Route route = match.get().route();
        if (!route.methods().contains(request.getMethod())) {
            exchange.reply(
                    Answer.methodNotAllowed(
                            route,
                            "%s takes %s, was %s"
                                    .formatted(
                                            path,
                                            String.join(", ", route.methods()),
                                            request.getMethod())));
            return true;
        }
        try {
            serve(exchange, match.get());
        } catch (RefusedException e) {
            exchange.reply(Answer.problem(e.type(), e.detail()));
        }
        return true;
    }

    @Override
    public void close() {
        history.close();
        desk.close();
    }

    private void serve(Exchange exchange, Route.Match match) throws RefusedException {
        Route route = match.route();
        if (route == Route.DOCUMENT) {
            // For everybody.
            exchange.reply(Answer.json(document));
            return;
        }
        Principal principal = principal(exchange.request());
        Parameters parameters = Parameters.of(given(exchange.request()), route.parameters());
        if (route.isOpsOnly() && !principal.seesAll()) {
            throw new RefusedException(
                    ProblemType.FORBIDDEN,
                    "%s needs a token of role ops, was of role %s"
                            .formatted(route.path(), principal.role().title()));
        }
        RequestBody.read(
                exchange.request(),
                body ->
                        run(
                                exchange,
                                new Asked(match, exchange.request(), parameters, principal, body)),
                refused -> exchange.reply(Answer.problem(refused.type(), refused.detail())));
    }

    private void run(Exchange exchange, Asked asked) {
        try {
            Queries.Query query = query(asked);
            String tenant = asked.principal().tenant();
            FairPool.Job job =
                    new FairPool.Job(
                            () -> exchange.reply(answer(query)), () -> exchange.reply(ending()));
            switch (asked.match().route().desk()) {
                case SERVER -> exchange.reply(answer(query));
                case HISTORY -> history.execute(tenant, job);
                case OPERATIONS -> desk.execute(tenant, job);
            }
        } catch (RefusedException e) {
            exchange.reply(Answer.problem(e.type(), e.detail()));
        }
    }

    /** Refuses what the principal may not ask and what is asked wrongly. */
    private Queries.Query query(Asked asked) throws RefusedException {
        return switch (asked.match().route()) {
            case DOCUMENT -> () -> Answer.json(document);
            case PAGE -> () -> Answer.page(asked.principal().tenant(), pages);
            case VEHICLES -> queries.vehicles(asked);
            case VEHICLE -> queries.vehicle(asked);
            case TRACK -> queries.track(asked);
            case POSITIONS -> queries.positions(asked);
            case ACTIVITY -> queries.activity(asked);
            case GEOFENCES -> fences.list(asked);
            case GEOFENCE -> fences.one(asked);
            case ORDERS -> orders.list(asked);
            case ORDER_BATCH -> orders.change(asked);
            case ORDER -> orders.order(asked);
            case TOLD -> orders.tell(asked);
            case TIMELINE -> past.timeline(asked);
            case ALERTS -> past.alerts(asked);
            case KPIS -> past.kpis(asked);
            case ETA_ACCURACY -> past.etaAccuracy(asked);
            case ORDER_LOAD -> past.orderLoad(asked);
        };
    }

    private Principal principal(Request request) throws RefusedException {
        @Nullable String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new RefusedException(
                    ProblemType.UNAUTHENTICATED,
                    "the request needs a header Authorization: Bearer TOKEN");
        }
        try {
            return tokens.verify(header.substring(BEARER.length()).strip());
        } catch (InvalidTokenException e) {
            throw new RefusedException(
                    ProblemType.UNAUTHENTICATED, e.getMessage() + "; get a new one");
        }
    }

    private static Map<String, List<String>> given(Request request) throws RefusedException {
        try {
            return Request.extractQueryParameters(request).stream()
                    .collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValues));
        } catch (IllegalArgumentException e) {
            throw Parameters.bad("the query can't be decoded: " + e.getMessage());
        }
    }

    private static Answer answer(Queries.Query query) {
        try {
            return query.run();
        } catch (RefusedException e) {
            return Answer.problem(e.type(), e.detail());
        } catch (HistoryException e) {
            return unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ending();
        } catch (RuntimeException e) {
            LOG.error("a query failed", e);
            return Answer.problem(ProblemType.INTERNAL, "the gateway's log says more");
        }
    }

    private static Answer ending() {
        return Answer.problem(ProblemType.UNAVAILABLE, "the gateway ends");
    }

    private static Answer unanswered(HistoryException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case NOT_CONFIGURED -> Answer.problem(ProblemType.UNAVAILABLE, message);
            case AWAY -> {
                LOG.warn("the history can't be read", e);
                yield Answer.problem(ProblemType.UNAVAILABLE, message + "; repeat later");
            }
            case TOO_SLOW -> Answer.problem(ProblemType.TOO_SLOW, message + ASK_FOR_LESS);
            case TOO_LARGE -> Answer.problem(ProblemType.TOO_LARGE, message + ASK_FOR_LESS);
        };
    }

    private static byte[] document() {
        try (@Nullable InputStream in = RestHandler.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json can't be read", e);
        }
    }
}
