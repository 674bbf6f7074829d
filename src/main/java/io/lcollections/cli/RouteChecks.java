package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.ProxyRoute;
import io.lcollections.doctor.ServiceProbe;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way to a service, as far as nothing is sent there: proxy, name, connection. */
final class RouteChecks {
    private static final String PROXY = "proxy";
    private static final String DNS = "dns";
    private static final String CONNECT = "connect";

    private final Doctor doctor;
    private final ServiceRoute route;
    private final Environment environment;

    RouteChecks(Doctor doctor, ServiceRoute route, Environment environment) {
        this.doctor = doctor;
        this.route = route;
        this.environment = environment;
    }

    /**
     * Goes as far as it can be gone, and tells of each step.
     *
     * @return the way; empty where it ends before the service
     */
    Optional<ProxyRoute> go(BaseUrl base, Duration timeout) throws IOException {
        ProxyRoute proxy;
        try {
            proxy = route.proxy(base, false);
        } catch (UsageException wrong) {
            doctor.tell(Check.failed(PROXY, wrong));
            return Optional.empty();
        }
        String property = base.uri().getScheme().toLowerCase(Locale.ROOT) + ".proxyHost";
        boolean isOfJava = proxy.kind() == ProxyRoute.Kind.UNSAID
                && environment.properties().apply(property) != null;
        if (isOfJava) {
            doctor.tell(Check.note(PROXY, "what the options for Java say: " + property, null));
            doctor.tell(Check.skipped(DNS, "Java decides about the proxy"));
            doctor.tell(Check.skipped(CONNECT, "Java decides about the proxy"));
            return Optional.of(proxy);
        }
        doctor.tell(Check.ok(PROXY, described(proxy)));
        return isThere(new ServiceProbe(base, proxy, timeout)) ? Optional.of(proxy) : Optional.empty();
    }

    private static String described(ProxyRoute proxy) {
        if (proxy.server().isPresent()) {
            String login = proxy.server().get().login().isPresent() ? ", with a user and a password" : "";
            return proxy.server().get() + " (" + proxy.why() + ")" + login;
        }
        return "none" + (proxy.why().isEmpty() ? "" : " (" + proxy.why() + ")");
    }

    private boolean isThere(ServiceProbe probe) throws IOException {
        try {
            InetAddress[] found = probe.lookUp();
            doctor.tell(
                    probe.isAddress()
                            ? Check.skipped(DNS, probe.host() + " is an address already")
                            : Check.ok(DNS, probe.host() + " is " + addresses(found)));
            return connects(probe, found[0]);
        } catch (ApiException failure) {
            doctor.tell(Check.failed(DNS, failure));
            return false;
        }
    }

    private static String addresses(InetAddress... found) {
        return Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    private boolean connects(ServiceProbe probe, InetAddress address) throws IOException {
        long start = environment.time().nanoTime();
        try {
            probe.connect(address);
            long millis = (environment.time().nanoTime() - start) / 1_000_000;
            doctor.tell(Check.ok(
                    CONNECT, address.getHostAddress() + ", port " + probe.port() + ", within " + millis + " ms"));
            return true;
        } catch (ApiException failure) {
            doctor.tell(Check.failed(CONNECT, failure));
            return false;
        }
    }
}
