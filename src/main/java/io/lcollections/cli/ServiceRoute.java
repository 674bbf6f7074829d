package io.lcollections.cli;

import io.lcollections.api.BaseUrl;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.api.Secret;
import io.lcollections.api.TlsConfig;
import io.lcollections.model.UsageException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/** How a service is reached: the proxy and the trusted certificates. */
public final class ServiceRoute {
    private static final String PROXY = "--proxy";
    private static final String CA_FILE = "--ca-file";

    private final ServiceOptions options;
    private final Environment environment;
    private final Console console;

    ServiceRoute(ServiceOptions options, Environment environment, Console console) {
        this.options = options;
        this.environment = environment;
        this.console = console;
    }

    /**
     * The proxy, or why there is none. Its password is redacted in messages from here on.
     *
     * @param hasKey whether a key will be sent
     * @throws UsageException if the proxy is invalid, or if others could read the key
     */
    public ProxyRoute proxy(BaseUrl base, boolean hasKey) {
        ProxyRoute route = options.proxy() == null
                ? ProxyRoute.of(environment.env(), base.uri())
                : ProxyRoute.chosen(options.proxy(), origin(PROXY));
        if (hasKey) {
            refusePlainHttp(base, route);
        }
        if (route.server().isPresent()) {
            ProxyServer server = route.server().get();
            server.login().ifPresent(login -> {
                console.addSecret(login.password());
                console.addSecret(login.header());
                // A short password is redacted only as part of user:password; alone it would match ordinary words.
                console.addSecret(
                        new Secret(login.user() + ":" + login.password().reveal()));
            });
            console.verbose("proxy: " + server + " (" + server.origin() + ")");
        } else if (!route.why().isEmpty()) {
            console.verbose("proxy: none (" + route.why() + ")");
        }
        return route;
    }

    /**
     * The trusted certificates.
     *
     * @throws UsageException if the file of {@code --ca-file} is invalid
     */
    public TlsConfig trust(BaseUrl base) {
        boolean isAsked = options.isTyped(CA_FILE) || base.uri().getScheme().equalsIgnoreCase("https");
        List<X509Certificate> more =
                options.caFile() == null || !isAsked ? List.of() : TlsConfig.readPem(options.caFile(), origin(CA_FILE));
        return TlsConfig.of(environment.properties(), more);
    }

    /** The key is not sent where others on the network can read it. */
    private static void refusePlainHttp(BaseUrl base, ProxyRoute route) {
        if (base.isReadableByOthers()) {
            throw new UsageException(
                    "the key is not sent over plain http to '" + base + "', where others can read it",
                    "use https or a tunnel to 127.0.0.1; or give no key if the relayer needs none");
        }
        boolean isPlain = base.uri().getScheme().equalsIgnoreCase("http");
        if (isPlain && route.server().isPresent() && !route.server().get().isLoopback()) {
            throw new UsageException(
                    "the key is not sent over plain http to '" + base + "' through the proxy "
                            + route.server().get() + ", where others can read it",
                    "use https, or --proxy '' to bypass the proxy");
        }
    }

    /** Where the value of an option comes from, for messages. */
    private String origin(String option) {
        if (options.isTyped(option)) {
            return option;
        }
        String name = option.substring("--".length());
        String variable = "LCOLLECTIONS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        return environment.env().getOrDefault(variable, "").isEmpty() ? name + " of the configuration" : variable;
    }
}
