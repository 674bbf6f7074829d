package io.lcollections.doctor;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.HttpCollectionsApi;
import io.lcollections.api.HttpSettings;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.api.Network;
import io.lcollections.api.NetworkErrors;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.Durations;
import io.lcollections.model.Query;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;

/** Tests the connection to a service step by step: resolves the host, connects, sends one request. */
final class ServiceProbe {
    private static final String CHECK_NAME = "check the name and the network of this machine";
    private static final String CHECK_PORT = "check host and port, and whether a firewall or a proxy blocks the way";

    private final BaseUrl base;
    private final Optional<ProxyServer> proxy;
    private final Duration timeout;
    private final NetworkErrors errors;

    ServiceProbe(BaseUrl base, ProxyRoute route, Duration timeout) {
        this.base = base;
        this.proxy = route.server();
        this.timeout = timeout;
        this.errors = new NetworkErrors(base.uri(), proxy);
    }

    /** The host to connect to, the service's or the proxy's; an IPv6 address without its brackets. */
    String host() {
        return proxy.map(ProxyServer::host).orElse(base.uri().getHost().replaceAll("[\\[\\]]", ""));
    }

    int port() {
        return proxy.map(ProxyServer::port).orElse(BaseUrl.port(base.uri()));
    }

    /** Whether the host is an IP address. */
    boolean isAddress() {
        return host().indexOf(':') >= 0 || host().matches("[0-9.]+");
    }

    /** Resolves the host to at least one address. */
    InetAddress[] lookUp() throws ApiException {
        FutureTask<InetAddress[]> lookUp = new FutureTask<>(() -> InetAddress.getAllByName(host()));
        // A lookup cannot be cancelled, so it runs on a daemon thread that nobody waits for.
        Thread thread = new Thread(lookUp, "dns lookup");
        thread.setDaemon(true);
        thread.start();
        try {
            return lookUp.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException unknown) {
            throw failed(new IOException(null, unknown.getCause()), CHECK_NAME);
        } catch (TimeoutException late) {
            throw late("no response for the host '" + host() + "' (DNS)", CHECK_NAME);
        } catch (InterruptedException interrupted) {
            throw ApiException.interrupted(interrupted);
        }
    }

    /** Opens a connection and closes it. */
    void connect(InetAddress address) throws ApiException {
        try (Socket socket = new Socket()) {
            int millis = (int) Math.min(Math.max(timeout.toMillis(), 1), Integer.MAX_VALUE);
            socket.connect(new InetSocketAddress(address, port()), millis);
        } catch (SocketTimeoutException late) {
            String target = proxy.map(server -> "the proxy " + server).orElse(errors.target());
            throw late("no connection to " + target, CHECK_PORT);
        } catch (SocketException failure) {
            // "Network is unreachable" is a failure to connect too, but no ConnectException.
            throw failed(new ConnectException(failure.getMessage()), CHECK_PORT);
        } catch (IOException failure) {
            throw failed(failure, CHECK_PORT);
        }
    }

    private ApiException failed(IOException cause, String hint) {
        return withHint(errors.noResponse(cause), hint);
    }

    private ApiException late(String what, String hint) {
        String message = what + " within " + Durations.format(timeout);
        return withHint(new ApiException(Kind.UNAVAILABLE, message, null, null), hint);
    }

    /** The hints for a proxy and for a public service say more than the given one. */
    private ApiException withHint(ApiException failure, String hint) {
        if (proxy.isPresent()) {
            return failure.hint() == null ? failure.withHint(hint) : failure;
        }
        return failure.withHint(Network.isPublic(base) ? ApiErrors.SERVICE_CLOSED : hint);
    }

    /**
     * The response to one request.
     *
     * @param failure empty if it was a page
     * @param date the time of the service's clock, to the second
     * @param session the secure connection; empty for plain http
     */
    record Response(Optional<ApiException> failure, Optional<Instant> date, Optional<SSLSession> session) {
        /** Whether no secure connection could be made. */
        boolean isTlsFailure() {
            return failure.filter(NetworkErrors::isTls).isPresent();
        }
    }

    /** Sends one request, or two if the account is given by its address. */
    static Response ask(BaseUrl base, HttpSettings settings, Query query) {
        ResponseLog log = new ResponseLog(settings.log());
        Optional<ApiException> failure = Optional.empty();
        try (CollectionsApi api = new HttpCollectionsApi(base, Network.isPublic(base), settings.withLog(log))) {
            api.fetch(api.resolve(query));
        } catch (ApiException failed) {
            failure = Optional.of(failed);
        }
        return new Response(failure, log.date, log.session);
    }

    /** Keeps the date and the secure connection of the last response. */
    private static final class ResponseLog implements RequestLog {
        private final RequestLog delegate;
        private Optional<Instant> date = Optional.empty();
        private Optional<SSLSession> session = Optional.empty();

        ResponseLog(RequestLog delegate) {
            this.delegate = delegate;
        }

        @Override
        public void arrived(HttpHeaders headers, Optional<SSLSession> secure) {
            date = headers.firstValue("date").flatMap(ApiErrors::date);
            session = secure;
        }

        @Override
        public void answered(URI uri, int status, long bytes, Duration took) {
            delegate.answered(uri, status, bytes, took);
        }

        @Override
        public void failed(URI uri, String reason, Duration took) {
            delegate.failed(uri, reason, took);
        }
    }
}
