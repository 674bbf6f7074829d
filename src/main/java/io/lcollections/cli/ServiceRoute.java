package io.lcollections.cli;

import io.lcollections.api.BaseUrl;
import io.lcollections.api.CaFile;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.ProxyServer;
import io.lcollections.api.Secret;
import io.lcollections.api.TlsConfig;
import io.lcollections.model.UsageException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** How a service is reached: through which proxy, and trusting whom. Out of the options, the environment and the JVM. */
final class ServiceRoute {
    private static final String PROXY = "--proxy";
    private static final String CA_FILE = "--ca-file";

    private final ServiceOptions options;
    private final Environment environment;
    private final Console console;
    private final Predicate<String> isTyped;

    /**
     * @param isTyped whether an option stands on the command line, and is no standing default
     */
    ServiceRoute(ServiceOptions options, Environment environment, Console console, Predicate<String> isTyped) {
        this.options = options;
        this.environment = environment;
        this.console = console;
        this.isTyped = isTyped;
    }

    /**
     * Through which proxy, or why through none; from here on no message shows its password.
     *
     * @param hasKey whether a key is to be sent
     * @throws UsageException when what is named is no proxy that can be used, or others could read the key
     */
    ProxyRoute proxy(BaseUrl base, boolean hasKey) {
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
                // A short password would spoil other words; in this company it is told from them.
                console.addSecret(
                        new Secret(login.user() + ":" + login.password().reveal()));
            });
            console.verbose("proxy: " + server + " (" + server.origin() + ")");
        } else if (route.kind() == ProxyRoute.Kind.DIRECT) {
            console.verbose("proxy: none (" + route.why() + ")");
        }
        return route;
    }

    /**
     * Whose certificates are trusted.
     *
     * @throws UsageException when the file of {@code --ca-file} cannot be used
     */
    TlsConfig trust(BaseUrl base) {
        boolean isAsked = isTyped.test(CA_FILE) || base.uri().getScheme().equalsIgnoreCase("https");
        Optional<CaFile> more = options.caFile() == null || !isAsked
                ? Optional.empty()
                : Optional.of(CaFile.read(options.caFile(), origin(CA_FILE)));
        return TlsConfig.of(environment.properties(), more);
    }

    /** A key is not told to those who can read what goes to the service, or to the proxy before it. */
    private static void refusePlainHttp(BaseUrl base, ProxyRoute route) {
        if (base.isReadableByOthers()) {
            throw new UsageException(
                    "the key is not sent over plain http to '" + base + "', where others can read it",
                    "use https, or a tunnel to 127.0.0.1; or give no key, if the relayer wants none");
        }
        boolean isPlain = base.uri().getScheme().equalsIgnoreCase("http");
        if (isPlain && route.server().isPresent() && !route.server().get().isLoopback()) {
            throw new UsageException(
                    "the key is not sent over plain http to '" + base + "' through the proxy "
                            + route.server().get() + ", where others can read it",
                    "use https, or --proxy '' to ask it without the proxy");
        }
    }

    /** Where an option has its value from, for messages. */
    private String origin(String option) {
        if (isTyped.test(option)) {
            return option;
        }
        String name = option.substring("--".length());
        String variable = "LCOLLECTIONS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        return environment.env().getOrDefault(variable, "").isEmpty() ? name + " of the configuration" : variable;
    }
}
