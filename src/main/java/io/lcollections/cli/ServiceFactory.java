package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.CertificateFile;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.HttpCollectionsApi;
import io.lcollections.api.HttpSettings;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.api.Network;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.api.RequestLimiter;
import io.lcollections.api.RetryingApi;
import io.lcollections.api.Secret;
import io.lcollections.api.TlsConfig;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.server.Sandbox;
import io.lcollections.settings.KeySource;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Opens what is queried: saved responses, the sandbox, or a service with its key, limits and retries.
 *
 * @param command has these options
 * @param requests {@code null} for a command that only checks the service
 * @param files saved responses; empty for a service
 */
public record ServiceFactory(
        BaseCommand command, ServiceOptions options, ServiceOptions.Requests requests, List<String> files) {
    /** The limit that the operator of the public services documents; keys that exceed it are suspended. */
    private static final double PUBLIC_RATE = 5;

    /** Where the key comes from; empty if there is none. */
    public Optional<KeySource> keySource() {
        boolean isFile = command.isTyped("--api-key-file")
                || KeySource.of(command.sources()).filter(KeySource::isFile).isPresent();
        // The option has the name of a configured file with the home folder in place of ~.
        return isFile
                ? Optional.ofNullable(options.apiKeyFile).map(KeySource::ofFile)
                : KeySource.of(command.sources());
    }

    /**
     * The key; runs the command that prints it.
     *
     * @throws UsageException if the text found is not a key
     * @throws ApiException if the command that prints it fails
     */
    public Optional<ApiKey> key() throws ApiException {
        Optional<KeySource> source = keySource();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Environment environment = command.environment;
        Optional<ApiKey> key =
                source.get().read(environment.stdin(), environment.terminal().isStdinTerminal());
        key.ifPresent(command.console::addSecret);
        return key;
    }

    public boolean readsSavedResponses() {
        return !files.isEmpty();
    }

    /** The option whose value is read from standard input, if any. */
    public Optional<String> readerOfStdin() {
        if (readsSavedResponses()) {
            return files.contains("-") ? Optional.of("--input") : Optional.empty();
        }
        return keySource().filter(KeySource::isStdin).map(source -> "--api-key-file");
    }

    /** Whether an account must be given; saved responses need one only if it was typed. */
    public boolean needsAccount() {
        return !readsSavedResponses() || command.isTyped("--account") || command.isTyped("--accounts-file");
    }
    /** Opens the service or the saved responses; the caller closes it. */
    public CollectionsApi open() throws ApiException {
        return readsSavedResponses() ? savedResponses() : service();
    }

    private CollectionsApi savedResponses() throws ApiException {
        if (command.isTyped("--network") || command.isTyped("--base-url")) {
            throw new UsageException(
                    (command.isTyped("--network") ? "--network" : "--base-url")
                            + " has no effect with --input, which sends no request",
                    "remove one of the two");
        }
        SavedCollectionsApi saved = SavedCollectionsApi.open(files, command.environment.stdin());
        saved.notes().forEach(command.console::note);
        return saved;
    }

    private CollectionsApi service() throws ApiException {
        if (options.baseUrl == null && options.network == Network.sandbox) {
            return sandbox();
        }
        BaseUrl base = BaseUrl.of(options.baseUrl == null ? options.network.base() : options.baseUrl);
        Optional<ApiKey> key = key();
        if (key.isEmpty() && options.baseUrl == null) {
            throw KeySource.missing(options.network, command.environment.env());
        }
        return service(base, key, proxy(base, key.isPresent()));
    }

    /** What is queried: a base URL or {@code sandbox}. */
    public String source() {
        if (options.baseUrl != null) {
            return BaseUrl.of(options.baseUrl).normalized();
        }
        return options.network == Network.sandbox ? options.network.name() : options.network.base();
    }

    private CollectionsApi service(BaseUrl base, Optional<ApiKey> key, ProxyRoute proxy) {
        boolean isPublic = Network.isPublic(base);
        double usualRate = isPublic ? PUBLIC_RATE : 0;
        double rate = requests.rate == null ? usualRate : requests.rate;
        HttpSettings settings = httpSettings(base, key, proxy, options.timeout);
        return new RetryingApi(
                new HttpCollectionsApi(base, isPublic, settings),
                new RequestLimiter(requests.concurrency, rate, command.environment.time()),
                requests.retries,
                () -> ThreadLocalRandom.current().nextDouble(),
                command.environment.time(),
                settings.log(),
                new ConcurrentHashMap<>());
    }

    /** The settings of requests to a service. */
    public HttpSettings httpSettings(BaseUrl base, Optional<ApiKey> key, ProxyRoute proxy, Duration timeout) {
        return new HttpSettings(
                key,
                timeout,
                "lcollections/" + Build.VERSION,
                trust(base),
                proxy,
                new ConsoleLog(command.console),
                command.environment.time());
    }

    /**
     * The proxy, or why there is none. Its password is redacted in messages from here on.
     *
     * @param hasKey whether a key will be sent
     * @throws UsageException if the proxy is invalid, or if others could read the key
     */
    public ProxyRoute proxy(BaseUrl base, boolean hasKey) {
        ProxyRoute route = options.proxy == null
                ? ProxyRoute.of(command.environment.env(), base.uri())
                : ProxyRoute.chosen(options.proxy, command.origin("proxy"));
        if (hasKey) {
            refusePlainHttp(base, route);
        }
        if (route.server().isPresent()) {
            ProxyServer server = route.server().get();
            server.login().ifPresent(login -> {
                command.console.addSecret(login.password());
                command.console.addSecret(login.header());
                // A short password is redacted only as part of user:password; alone it would match ordinary words.
                command.console.addSecret(
                        new Secret(login.user() + ":" + login.password().reveal()));
            });
            command.console.verbose("proxy: " + server + " (" + server.origin() + ")");
        } else if (!route.why().isEmpty()) {
            command.console.verbose("proxy: none (" + route.why() + ")");
        }
        return route;
    }

    /** The trusted certificates. */
    private TlsConfig trust(BaseUrl base) {
        boolean isAsked = command.isTyped("--ca-file") || base.uri().getScheme().equalsIgnoreCase("https");
        List<X509Certificate> more = options.caFile == null || !isAsked
                ? List.of()
                : CertificateFile.read(options.caFile, command.origin("ca-file"));
        return new TlsConfig(command.environment.properties(), more);
    }

    /** The key is not sent where others on the network can read it. */
    private static void refusePlainHttp(BaseUrl base, ProxyRoute route) {
        boolean isPlain = base.uri().getScheme().equalsIgnoreCase("http");
        boolean isReadByProxy =
                isPlain && route.server().isPresent() && !route.server().get().isLoopback();
        if (isReadByProxy || base.isReadableByOthers()) {
            throw new UsageException(
                    "the key is not sent over plain http to '" + base + "'"
                            + (isReadByProxy
                                    ? " through the proxy " + route.server().get()
                                    : "")
                            + ", where others can read it",
                    "use https or a tunnel to 127.0.0.1, --proxy '' to bypass a proxy, or no key if the relayer needs"
                            + " none");
        }
    }

    /** The sandbox knows one key; the user's key is sent only if a file was typed. */
    private CollectionsApi sandbox() throws ApiException {
        Optional<ApiKey> key =
                command.isTyped("--api-key-file") ? key() : Optional.of(ApiKey.parse(Sandbox.KEY, "the sandbox"));
        command.console.note("sandbox: generated data from a built-in server, not the service");
        Sandbox server = startSandbox();
        return new SandboxApi(
                service(BaseUrl.of(server.base()), key, ProxyRoute.direct("the sandbox is built in")), server);
    }

    public static Sandbox startSandbox() {
        try {
            return Sandbox.start(0);
        } catch (IOException noPort) {
            throw new UsageException("the sandbox cannot listen on 127.0.0.1: " + noPort.getMessage(), null);
        }
    }

    /** A service with its server, which are closed together. */
    private record SandboxApi(CollectionsApi api, Sandbox server) implements CollectionsApi {
        @Override
        public Page fetch(Query query) throws ApiException {
            return api.fetch(query);
        }

        @Override
        public long accountId(String owner) throws ApiException {
            return api.accountId(owner);
        }

        @Override
        public void close() {
            api.close();
            server.close();
        }
    }

    /** Prints requests and retries with {@code --verbose}. The key is in a header, and headers are not printed. */
    public static class ConsoleLog implements RequestLog {
        private final Console console;

        public ConsoleLog(Console console) {
            this.console = console;
        }

        @Override
        public void answered(URI uri, int status, long bytes, Duration took) {
            console.verbose("GET " + uri + ": HTTP " + status + ", " + bytes + " bytes, " + took.toMillis() + " ms");
        }

        @Override
        public void failed(URI uri, String reason, Duration took) {
            console.verbose("GET " + uri + ": failed after " + took.toMillis() + " ms: " + reason);
        }

        @Override
        public void found(String owner, long account) {
            console.note(owner + " is account " + account);
        }

        @Override
        public void retrying(ApiException failure, int retry, int maxRetries, Duration delay) {
            console.verbose("retry " + retry + " of " + maxRetries + " in " + delay.toMillis() + " ms: "
                    + failure.getMessage());
        }
    }
}
