package io.lcollections.cli;

import io.lcollections.api.AddressResolver;
import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.HttpCollectionsApi;
import io.lcollections.api.HttpSettings;
import io.lcollections.api.Network;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.RequestLimiter;
import io.lcollections.api.RetryingApi;
import io.lcollections.api.SavedCollectionsApi;
import io.lcollections.model.UsageException;
import io.lcollections.sandbox.Sandbox;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Finds what answers, and with which key, out of the options and the environment. */
final class ServiceConnector {
    /** As documented by the service. */
    private static final double PUBLIC_RATE = 5;

    private final ServiceOptions options;
    private final PaceOptions pace;
    private final Environment environment;
    private final Console console;
    private final Predicate<String> isTyped;
    private final ServiceRoute route;

    /**
     * @param isTyped whether an option stands on the command line, and is no standing default
     */
    ServiceConnector(
            ServiceOptions options,
            PaceOptions pace,
            Environment environment,
            Console console,
            Predicate<String> isTyped) {
        this.options = options;
        this.pace = pace;
        this.environment = environment;
        this.console = console;
        this.isTyped = isTyped;
        this.route = new ServiceRoute(options, environment, console, isTyped);
    }

    /** A file wins, but a service that was typed wins over a file that was not. */
    boolean readsSavedAnswers() {
        boolean serviceIsTyped = isTyped.test("--network") || isTyped.test("--base-url");
        return options.input() != null && (isTyped.test("--input") || !serviceIsTyped);
    }

    /** The option that has standard input read, if any. */
    Optional<String> readerOfStdin() {
        if (readsSavedAnswers()) {
            return "-".equals(options.input()) ? Optional.of("--input") : Optional.empty();
        }
        return "-".equals(options.apiKeyFile()) ? Optional.of("--api-key-file") : Optional.empty();
    }

    /** Whether it must be said whose collections are meant; files may not say it, so it is not asked of them unless typed. */
    boolean wantsAccount() {
        return !readsSavedAnswers() || isTyped.test("--account") || isTyped.test("--accounts-file");
    }

    CollectionsApi open() throws ApiException {
        if (readsSavedAnswers()) {
            return savedAnswers();
        }
        return new AddressResolver(asked(), (address, id) -> console.note(address + " is account " + id));
    }

    private CollectionsApi asked() throws ApiException {
        if (isOfBaseUrl()) {
            return service(BaseUrl.of(options.baseUrl()), key());
        }
        if (options.network() == Network.sandbox) {
            return sandbox();
        }
        Optional<ApiKey> key = key();
        if (key.isEmpty()) {
            String message = "no API key, and " + options.network() + " needs one";
            throw new ApiException(ApiException.Kind.AUTHENTICATION, message, ApiErrors.MISSING_KEY, null);
        }
        return service(BaseUrl.of(options.network().base()), key);
    }

    /** The base URL wins, but a network that was typed wins over a base URL that was not. */
    boolean isOfBaseUrl() {
        return options.baseUrl() != null && (isTyped.test("--base-url") || !isTyped.test("--network"));
    }

    /** What is asked, by its base URL or its name; not for files. */
    String source() {
        if (isOfBaseUrl()) {
            return BaseUrl.of(options.baseUrl()).normalized();
        }
        return options.network() == Network.sandbox
                ? options.network().name()
                : options.network().base();
    }

    private CollectionsApi savedAnswers() throws ApiException {
        for (String option : new String[] {"--network", "--base-url"}) {
            if (isTyped.test(option)) {
                throw new UsageException(
                        "--input reads saved answers and asks no service, so " + option + " has no meaning with it",
                        "drop one of the two");
            }
        }
        return SavedCollectionsApi.open(options.input(), environment.stdin());
    }

    private CollectionsApi service(BaseUrl base, Optional<ApiKey> key) {
        return service(base, key, route.proxy(base, key.isPresent()));
    }

    private CollectionsApi service(BaseUrl base, Optional<ApiKey> key, ProxyRoute proxy) {
        RequestNotes notes = new RequestNotes(console);
        HttpSettings settings = new HttpSettings(
                key,
                options.timeout(),
                "lcollections/" + Build.VERSION,
                HttpSettings.MAX_BYTES,
                route.trust(base),
                proxy,
                notes,
                environment.time());
        boolean isPublic = Network.isPublic(base);
        return new RetryingApi(
                new HttpCollectionsApi(base, isPublic, settings),
                new RequestLimiter(pace.concurrency(), rate(isPublic), environment.time()),
                options.retries(),
                () -> ThreadLocalRandom.current().nextDouble(),
                environment.time(),
                notes);
    }

    /** The operator of the public services asks for it, and suspends accounts that do not keep to it. */
    private double rate(boolean isPublic) {
        if (pace.rate() != null) {
            return pace.rate();
        }
        return isPublic ? PUBLIC_RATE : 0;
    }

    /** An own key is of no use to the sandbox, so it gets the one that it knows, unless another one is to be tried. */
    private CollectionsApi sandbox() throws ApiException {
        Optional<ApiKey> key =
                isTyped.test("--api-key-file") ? key() : Optional.of(ApiKey.parse(Sandbox.KEY, "the sandbox"));
        console.note("sandbox: made data from a server inside this command, not the service");
        Sandbox server;
        try {
            server = Sandbox.start(0);
        } catch (IOException noPort) {
            throw new UsageException("the sandbox cannot listen on 127.0.0.1: " + noPort.getMessage(), null);
        }
        ProxyRoute inside = ProxyRoute.direct("the sandbox is inside");
        return new SandboxApi(service(BaseUrl.of(server.base()), key, inside), server);
    }

    private Optional<ApiKey> key() throws ApiException {
        return new Keys(Optional.ofNullable(options.apiKeyFile()), options.sources(), environment, console).find();
    }
}
