package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.BaseUrl.Network;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.HttpCollectionsApi;
import io.lcollections.api.HttpSettings;
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
import io.lcollections.terminal.Terminal;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Opens what is queried: saved responses, the sandbox, or a service; one that is only checked has no {@code requests}. */
public record ServiceFactory(BaseCommand command, Options options, Requests requests, List<String> files) {
    /** The limit that the operator of the public services documents; keys that exceed it are suspended. */
    private static final double PUBLIC_RATE = 5;

    /** Which service is queried, and how it is reached. Options that are not given are {@code null}. */
    public static final class Options {
        @Option(
                names = "--network",
                paramLabel = "NAME",
                description = "mainnet (default), testnet, or sandbox: a built-in server with generated data")
        public Network network = Network.mainnet;

        @Option(
                names = "--base-url",
                paramLabel = "URL",
                description = "the URL of another relayer, with or without a path; overrides --network")
        public String baseUrl;

        @Option(
                names = "--api-key-file",
                paramLabel = "FILE",
                description =
                        "read the API key from a file; - is stdin. Without it, LOOPRING_API_KEY or the stored key is"
                                + " used")
        String apiKeyFile;

        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                defaultValue = "30s",
                description =
                        "time limit of one request, from connect to the last byte: 500ms, 2m (default 30s; doctor:"
                                + " 10s)")
        public Duration timeout;

        @Option(
                names = "--proxy",
                paramLabel = "URL",
                description = "HTTP proxy, http://user:password@host:port; '' for none. Without it, HTTPS_PROXY,"
                        + " HTTP_PROXY, ALL_PROXY and NO_PROXY are used")
        String proxy;

        @Option(
                names = "--ca-file",
                paramLabel = "PEM",
                description = "a file of certificates to trust in addition to those of Java")
        String caFile;
    }

    /** Saved responses in place of a service. */
    public static final class Input {
        @Option(
                names = "--input",
                paramLabel = "FILE",
                description = "read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request;"
                        + " - is stdin; several files are merged by account")
        public List<String> files = List.of();
    }

    /** How requests are sent. */
    public static final class Requests {
        @Option(
                names = "--concurrency",
                paramLabel = "N",
                converter = Converters.ConcurrencyConverter.class,
                description = "maximum parallel requests, 1 to 64 (default 4)")
        public int concurrency = 4;

        /** Requests per second; {@code null} if the network decides. */
        @Option(
                names = "--rate",
                paramLabel = "N",
                description = "maximum requests per second; 0 is unlimited"
                        + " (default 5 on mainnet and testnet, else unlimited)")
        Double rate;

        @Option(
                names = "--retries",
                paramLabel = "N",
                converter = Converters.RetriesConverter.class,
                description = "retry a failed request up to N times (default 4)")
        int retries = 4;
    }

    public Optional<KeySource> keySource() {
        Optional<KeySource> configured = KeySource.of(command.settings::find);
        boolean isFile = command.isTyped("--api-key-file")
                || configured.filter(KeySource::isFile).isPresent();
        // The option has the name of a configured file with the home folder in place of ~.
        return isFile ? Optional.ofNullable(options.apiKeyFile).map(KeySource::ofFile) : configured;
    }

    /** The key; runs the command that prints it. */
    public Optional<ApiKey> key() throws ApiException {
        Optional<KeySource> source = keySource();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        boolean isTerminal = command.environment.terminal().isTerminal(Terminal.STDIN);
        Optional<ApiKey> key = source.get().read(command.environment.stdin(), isTerminal);
        key.ifPresent(command.console.redactor()::add);
        return key;
    }

    public boolean readsSavedResponses() {
        return !files.isEmpty();
    }

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

    public CollectionsApi open() throws ApiException {
        if (readsSavedResponses()) {
            return savedResponses();
        }
        if (options.baseUrl == null && options.network == Network.sandbox) {
            return sandbox();
        }
        BaseUrl base = BaseUrl.of(options.baseUrl == null ? options.network.base : options.baseUrl);
        Optional<ApiKey> key = key();
        if (key.isEmpty() && options.baseUrl == null) {
            throw KeySource.missing(options.network, command.environment.env());
        }
        return service(base, key, proxy(base, key.isPresent()));
    }

    private CollectionsApi savedResponses() throws ApiException {
        for (String option : List.of("--network", "--base-url")) {
            if (command.isTyped(option)) {
                throw new UsageException(
                        option + " has no effect with --input, which sends no request", "remove one of the two");
            }
        }
        SavedCollectionsApi saved =
                SavedCollectionsApi.open("--input", files, command.environment.stdin(), UnaryOperator.identity());
        saved.notes().forEach(command.console::note);
        return saved;
    }

    public String source() {
        if (options.baseUrl != null) {
            return BaseUrl.of(options.baseUrl).normalized();
        }
        return options.network == Network.sandbox ? options.network.name() : options.network.base;
    }

    private CollectionsApi service(BaseUrl base, Optional<ApiKey> key, ProxyRoute proxy) {
        double rate = requests.rate != null ? requests.rate : base.isPublic() ? PUBLIC_RATE : 0;
        HttpSettings settings = httpSettings(base, key, proxy, options.timeout, command.console);
        return new RetryingApi(
                new HttpCollectionsApi(base, settings),
                new RequestLimiter(requests.concurrency, rate, command.environment.time()),
                requests.retries,
                () -> ThreadLocalRandom.current().nextDouble(),
                command.environment.time(),
                settings.log());
    }

    public HttpSettings httpSettings(
            BaseUrl base, Optional<ApiKey> key, ProxyRoute proxy, Duration timeout, HttpSettings.RequestLog log) {
        boolean isUsed = command.isTyped("--ca-file") || base.uri().getScheme().equalsIgnoreCase("https");
        List<X509Certificate> more = options.caFile != null && isUsed
                ? TlsConfig.read(options.caFile, command.origin("ca-file"))
                : List.of();
        Environment environment = command.environment;
        TlsConfig tls = new TlsConfig(environment.properties(), more);
        return new HttpSettings(key, timeout, "lcollections/" + Build.VERSION, tls, proxy, log, environment.time());
    }

    /** The proxy, or why there is none; one that could read a key is refused. From here on its password is redacted. */
    public ProxyRoute proxy(BaseUrl base, boolean hasKey) {
        ProxyRoute route = options.proxy == null
                ? ProxyRoute.of(command.environment.env(), base.uri())
                : ProxyRoute.chosen(options.proxy, command.origin("proxy"));
        ProxyServer server = route.server().orElse(null);
        boolean isPlain = base.uri().getScheme().equalsIgnoreCase("http");
        boolean isReadByProxy = isPlain && server != null && !ProxyRoute.isLoopback(server.host());
        if (hasKey && (isReadByProxy || base.isReadableByOthers())) {
            String through = isReadByProxy ? " through the proxy " + server : "";
            throw new UsageException(
                    "the key is not sent over plain http to '" + base + "'" + through + ", where others can read it",
                    "use https or a tunnel to 127.0.0.1, --proxy '' to bypass a proxy, or no key if the relayer needs"
                            + " none");
        }
        if (server != null && server.login().isPresent()) {
            ProxyServer.Login login = server.login().get();
            // A short password is redacted only as part of user:password; alone it would match ordinary words.
            Secret both = new Secret(login.user() + ":" + login.password().reveal());
            List.of(login.password(), login.header(), both).forEach(command.console.redactor()::add);
        }
        if (!route.why().isEmpty()) {
            command.console.verbose("proxy: " + (server == null ? "none" : server) + " (" + route.why() + ")");
        }
        return route;
    }

    /** The sandbox knows one key; the user's key is sent only if a file was typed. */
    private CollectionsApi sandbox() throws ApiException {
        Optional<ApiKey> key = command.isTyped("--api-key-file") ? key() : sandboxKey();
        command.console.note("sandbox: generated data from a built-in server, not the service");
        Sandbox server = Sandbox.start();
        return new SandboxApi(
                service(BaseUrl.of(server.base()), key, ProxyRoute.direct("the sandbox is built in")), server);
    }

    public static Optional<ApiKey> sandboxKey() {
        return Optional.of(ApiKey.parse(Sandbox.KEY, "the sandbox"));
    }

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
}
