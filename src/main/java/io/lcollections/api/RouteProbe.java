package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.Durations;
import io.lcollections.config.ProxyRoute;
import io.lcollections.config.ProxyServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes the first steps towards a service, or towards the proxy before it, one by one. Nothing is sent there. */
public final class RouteProbe {
    private static final String NETWORK = "check the name, and whether this machine has a network";
    private static final String PORT = "check host and port, and whether a firewall or a proxy stands between";

    private final BaseUrl base;
    private final Optional<ProxyServer> proxy;
    private final Duration timeout;

    /**
     * @param route through which proxy, or through none
     * @param timeout for each step
     */
    public RouteProbe(BaseUrl base, ProxyRoute route, Duration timeout) {
        this.base = base;
        this.proxy = route.server();
        this.timeout = timeout;
    }

    /** Who is connected to: the service's host or the proxy's, without the brackets of an address. */
    public String host() {
        return proxy.map(ProxyServer::host).orElse(base.uri().getHost().replaceAll("[\\[\\]]", ""));
    }

    /** At which port. */
    public int port() {
        URI uri = base.uri();
        int usual = base.isSecure() ? 443 : 80;
        return proxy.map(ProxyServer::port).orElse(uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** Whether the host is an address already. */
    public boolean isAddress() {
        return host().indexOf(':') >= 0 || host().matches("[0-9.]+");
    }

    /**
     * Asks for the addresses of the host.
     *
     * @return at least one, in the order in which they are tried
     * @throws ApiException when there is none, or no answer in time
     */
    public InetAddress[] lookUp() throws ApiException {
        FutureTask<InetAddress[]> asked = new FutureTask<>(() -> InetAddress.getAllByName(host()));
        // It cannot be told to end; so nobody waits for its thread.
        Thread asking = new Thread(asked, "look-up");
        asking.setDaemon(true);
        asking.start();
        try {
            return asked.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException unknown) {
            IOException trouble =
                    unknown.getCause() instanceof IOException known ? known : new IOException(unknown.getCause());
            throw explained(HttpFailure.beforeAnswer(attempt(), trouble), NETWORK);
        } catch (TimeoutException late) {
            throw explained(late("nobody says what the address of '" + host() + "' is (DNS)"), NETWORK);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNREACHABLE, "interrupted", null, interrupted);
        }
    }

    /**
     * Opens a connection and closes it.
     *
     * @throws ApiException when that cannot be done in time
     */
    public void connect(InetAddress address) throws ApiException {
        try (Socket socket = new Socket()) {
            int millis = (int) Math.min(Math.max(timeout.toMillis(), 1), Integer.MAX_VALUE);
            socket.connect(new InetSocketAddress(address, port()), millis);
        } catch (SocketTimeoutException late) {
            throw explained(late("no connection to " + place()), PORT);
        } catch (IOException trouble) {
            IOException told = trouble instanceof SocketException && !(trouble instanceof ConnectException)
                    ? new ConnectException(trouble.getMessage())
                    : trouble;
            throw explained(HttpFailure.beforeAnswer(attempt(), told), PORT);
        }
    }

    private String place() {
        return proxy.map(server -> "the proxy " + server).orElse(attempt().place());
    }

    private ApiException late(String what) {
        return new ApiException(Kind.UNREACHABLE, what + " within " + Durations.format(timeout), null, null);
    }

    private Attempt attempt() {
        return new Attempt(base.uri(), proxy, false);
    }

    /** Of a proxy, its own failure says more; of the public service, more is known. */
    private ApiException explained(ApiException failure, String hint) {
        if (proxy.isPresent()) {
            return failure.hint() == null ? failure.withHint(hint) : failure;
        }
        return failure.withHint(Network.isPublic(base) ? ServiceStatus.HINT : hint);
    }
}
