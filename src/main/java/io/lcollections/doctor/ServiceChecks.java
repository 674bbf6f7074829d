package io.lcollections.doctor;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.HttpSettings;
import io.lcollections.api.Network;
import io.lcollections.api.ProxyRoute;
import io.lcollections.cli.ApiKeys;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.cli.ServiceOptions;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.server.Sandbox;
import io.lcollections.settings.Given;
import io.lcollections.settings.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Checks what a query would read: saved responses, the sandbox, or a service, step by step. */
final class ServiceChecks {
    /** The default timeout of the doctor, shorter than that of queries. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Clock differences above this can make certificates look expired and Retry-After dates too late. */
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** The Date header has seconds, and the response takes some time. */
    private static final long CLOCK_PRECISION_SECONDS = 5;

    private static final long MIN_CERTIFICATE_DAYS = 14;
    private static final Account ANY_ACCOUNT = Account.of(10001);
    private static final String UNKNOWN_ACCOUNT = "101002";

    private final Report report;
    private final Environment environment;
    private final ServiceFactory services;
    private final ServiceOptions options;
    private final Sources sources;
    private final Optional<Account> account;
    private final ApiKeys keys;

    ServiceChecks(
            Report report,
            Environment environment,
            ServiceFactory services,
            ServiceOptions options,
            Sources sources,
            Optional<Account> account) {
        this.report = report;
        this.environment = environment;
        this.services = services;
        this.options = options;
        this.sources = sources;
        this.account = account;
        this.keys = services.keys();
    }

    /** The key, if there is one. A command that prints it is run only when the key is sent. */
    private interface Key {
        Optional<ApiKey> read() throws ApiException;
    }

    /**
     * @param isServiceKnown whether the configuration is valid, so that the key is meant for this service
     */
    void run(List<String> input, boolean isServiceKnown) throws IOException {
        if (!input.isEmpty()) {
            report.add(Check.skipped("key", "--input sends no request"));
            report.add(savedResponses(input));
            return;
        }
        try {
            String source = services.source();
            boolean isSandbox = source.equals(Network.sandbox.name());
            Optional<Key> key = key(source, isSandbox);
            String origin = isServiceKnown ? origin() : "if the configuration is right";
            report.add(Check.ok("base-url", source + " (" + origin + ")"));
            if (isSandbox) {
                report.skipBefore("tls", "the sandbox is built in");
                try (Sandbox server = ServiceFactory.startSandbox()) {
                    query(BaseUrl.of(server.base()), ProxyRoute.direct("the sandbox is built in"), key, true);
                }
            } else {
                BaseUrl base = BaseUrl.of(source);
                Optional<ProxyRoute> route = route(base);
                if (route.isPresent()) {
                    query(base, route.get(), key, isServiceKnown);
                }
            }
        } catch (UsageException failure) {
            report.add(Check.failed("base-url", failure));
        }
        report.skipRest();
    }

    /** Whether a file can be read and is complete. Its accounts are not printed. */
    private Check savedResponses(List<String> files) throws IOException {
        String name = "input";
        AtomicLong collections = new AtomicLong();
        try (SavedCollectionsApi saved = SavedCollectionsApi.open(files, environment.stdin())) {
            List<Optional<Account>> accounts = saved.named().size() < 2
                    ? List.of(Optional.empty())
                    : saved.named().stream().map(Account::of).map(Optional::of).toList();
            List<String> notes = new ArrayList<>(saved.notes());
            for (Optional<Account> each : accounts) {
                notes.addAll(saved.fetchAll(
                        all(each),
                        1,
                        OptionalLong.empty(),
                        (page, next) -> collections.addAndGet(page.collections().size())));
            }
            String text = saved.origin() + ": " + collections + " collections"
                    + (accounts.size() > 1 ? " of " + accounts.size() + " accounts" : "") + ", complete";
            return notes.isEmpty()
                    ? Check.ok(name, text)
                    : Check.note(name, text + "; " + String.join("; ", notes), null);
        } catch (UsageException failure) {
            return Check.failed(name, failure);
        } catch (ApiException failure) {
            return Check.failed(name, failure);
        }
    }

    private static Query all(Optional<Account> account) {
        return new Query(account, OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private Optional<Key> key(String source, boolean isSandbox) throws IOException {
        String name = "key";
        if (isSandbox && !options.isTyped("--api-key-file")) {
            report.add(Check.ok(name, "that of the sandbox"));
            return Optional.of(() -> Optional.of(ApiKey.parse(Sandbox.KEY, "the sandbox")));
        }
        try {
            Optional<ApiKey> read = keys.isCommand() ? Optional.empty() : keys.find();
            // A file name may itself be a key, until it was read.
            Optional<String> place = keys.isCommand() || read.isPresent() ? keys.place() : Optional.empty();
            if (place.isPresent()) {
                report.add(Check.ok(name, place.get()));
                return Optional.of(keys.isCommand() ? keys::find : () -> read);
            }
        } catch (UsageException failure) {
            report.add(Check.failed(name, failure));
            return Optional.empty();
        } catch (ApiException failure) {
            report.add(Check.failed(name, failure));
            return Optional.empty();
        }
        boolean isNeeded = !isSandbox && Network.isPublic(BaseUrl.of(source));
        report.add(
                isNeeded
                        ? new Check(
                                name,
                                Check.State.failed,
                                "no API key, and " + options.network() + " needs one",
                                ApiErrors.MISSING_KEY,
                                ExitCode.AUTHENTICATION)
                        : Check.note(name, "none; some relayers need one", ApiErrors.MISSING_KEY));
        return Optional.empty();
    }

    /** Where the base URL comes from. */
    private String origin() {
        String name = options.baseUrl() != null ? "base-url" : "network";
        return options.isTyped("--" + name)
                ? "--" + name
                : configured(name).map(given -> given.origin().text()).orElse("built in");
    }

    private Optional<Given> configured(String name) {
        return sources.find(name);
    }

    private Duration timeout() {
        boolean isGiven = options.isTyped("--timeout") || configured("timeout").isPresent();
        return isGiven ? options.timeout() : DEFAULT_TIMEOUT;
    }

    /** Checks proxy, name and connection; empty if a step fails. */
    private Optional<ProxyRoute> route(BaseUrl base) throws IOException {
        ProxyRoute proxy;
        try {
            proxy = services.route().proxy(base, false);
        } catch (UsageException failure) {
            report.add(Check.failed("proxy", failure));
            return Optional.empty();
        }
        String property = base.uri().getScheme().toLowerCase(Locale.ROOT) + ".proxyHost";
        boolean isOfJava = proxy.kind() == ProxyRoute.Kind.UNSAID
                && environment.properties().apply(property) != null;
        if (isOfJava) {
            report.add(Check.note("proxy", "set by the options of Java: " + property, null));
            report.skipBefore("tls", "Java decides about the proxy");
            return Optional.of(proxy);
        }
        report.add(Check.ok("proxy", described(proxy)));
        return isReachable(new ServiceProbe(base, proxy, timeout())) ? Optional.of(proxy) : Optional.empty();
    }

    private static String described(ProxyRoute proxy) {
        if (proxy.server().isPresent()) {
            String login = proxy.server().get().login().isPresent() ? ", with user and password" : "";
            return proxy.server().get() + " (" + proxy.why() + ")" + login;
        }
        return "none" + (proxy.why().isEmpty() ? "" : " (" + proxy.why() + ")");
    }

    private boolean isReachable(ServiceProbe probe) throws IOException {
        InetAddress address;
        try {
            InetAddress[] found = probe.lookUp();
            address = found[0];
            String addresses =
                    Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
            report.add(
                    probe.isAddress()
                            ? Check.skipped("dns", probe.host() + " is already an address")
                            : Check.ok("dns", probe.host() + " is " + addresses));
        } catch (ApiException failure) {
            report.add(Check.failed("dns", failure));
            return false;
        }
        long start = environment.time().nanoTime();
        try {
            probe.connect(address);
        } catch (ApiException failure) {
            report.add(Check.failed("connect", failure));
            return false;
        }
        long millis = (environment.time().nanoTime() - start) / 1_000_000;
        report.add(Check.ok("connect", address.getHostAddress() + ", port " + probe.port() + ", in " + millis + " ms"));
        return true;
    }

    /** Sends a query without the key, and one with it: the service answers them differently. */
    private void query(BaseUrl base, ProxyRoute proxy, Optional<Key> key, boolean isServiceKnown) throws IOException {
        ServiceProbe.Outcome withoutKey;
        try {
            withoutKey = ServiceProbe.ask(
                    base,
                    settings(base, Optional.empty(), proxy),
                    first(account.filter(named -> !named.isAddress()).orElse(ANY_ACCOUNT)));
        } catch (UsageException invalidCertificates) {
            report.add(Check.failed("tls", invalidCertificates));
            return;
        }
        report.add(tls(base, withoutKey));
        if (withoutKey.isTlsFailure()) {
            return;
        }
        Check service = service(withoutKey);
        report.add(service);
        if (service.state() == Check.State.failed) {
            report.skipBefore("clock", "because 'service' failed");
        } else if (isServiceKnown) {
            report.add(keyAccepted(base, proxy, key, withoutKey));
        } else {
            report.add(Check.skipped(
                    "key-accepted", "the configuration is invalid, so the key may be meant for another service"));
        }
        report.add(clock(withoutKey.date()));
    }

    private HttpSettings settings(BaseUrl base, Optional<ApiKey> key, ProxyRoute proxy) {
        return services.httpSettings(base, key, proxy, timeout());
    }

    private static Query first(Account account) {
        return all(Optional.of(account)).with(OptionalLong.empty(), OptionalInt.of(1));
    }

    private Check tls(BaseUrl base, ServiceProbe.Outcome outcome) {
        String name = "tls";
        if (base.uri().getScheme().equalsIgnoreCase("http")) {
            return Check.skipped(name, "plain http");
        }
        if (outcome.isTlsFailure()) {
            return Check.failed(name, outcome.failure().get());
        }
        if (outcome.tls().isEmpty()) {
            return Check.skipped(name, "there was no response");
        }
        ServiceProbe.Tls tls = outcome.tls().get();
        String text = tls.protocol() + ", certificate " + tls.certificate();
        long days = Duration.between(environment.time().now(), tls.until()).toDays();
        return days < MIN_CERTIFICATE_DAYS
                ? Check.note(name, text + ": expires in " + days + " days", "its operator must renew it")
                : Check.ok(name, text);
    }

    private static Check service(ServiceProbe.Outcome withoutKey) {
        String name = "service";
        if (withoutKey.failure().isEmpty()) {
            return Check.ok(name, "answers, and needs no key");
        }
        ApiException failure = withoutKey.failure().get();
        boolean isAnswer = failure.serviceCode().isPresent() && failure.kind() != ApiException.Kind.UNAVAILABLE;
        if (isAnswer) {
            return Check.ok(
                    name,
                    "answers; without a key, with code " + failure.serviceCode().get());
        }
        return failure.kind() == ApiException.Kind.AUTHENTICATION
                ? Check.note(name, failure.getMessage(), failure.hint())
                : Check.failed(name, failure);
    }

    private Check keyAccepted(BaseUrl base, ProxyRoute proxy, Optional<Key> key, ServiceProbe.Outcome withoutKey) {
        String name = "key-accepted";
        if (key.isEmpty()) {
            return Check.skipped(name, "there is no key");
        }
        if (withoutKey.failure().isEmpty()) {
            return Check.skipped(name, "unknown: the service answers without a key too");
        }
        try {
            // Fails if others could read the key.
            services.route().proxy(base, true);
            ServiceProbe.Outcome outcome =
                    ServiceProbe.ask(base, settings(base, key.get().read(), proxy), first(account.orElse(ANY_ACCOUNT)));
            return outcome.failure().isEmpty()
                    ? Check.ok(name, "yes")
                    : keyRejected(name, outcome.failure().get());
        } catch (UsageException failure) {
            return Check.failed(name, failure);
        } catch (ApiException failure) {
            return Check.failed(name, failure);
        }
    }

    /** The key may not be allowed to read our account; and services report a wrong key as an unknown account. */
    private Check keyRejected(String name, ApiException failure) {
        boolean isAboutAccount = failure.kind() == ApiException.Kind.REJECTED
                && failure.serviceCode().isPresent();
        if (isAboutAccount && account.isEmpty()) {
            return Check.note(name, "unknown: " + failure.getMessage(), "name an account of the key with --account");
        }
        boolean isUnknown =
                failure.serviceCode().filter(UNKNOWN_ACCOUNT::equals).isPresent();
        return isUnknown
                ? new Check(
                        name,
                        Check.State.failed,
                        "the key or the account is wrong: " + failure.getMessage(),
                        failure.hint(),
                        ExitCode.of(failure.kind()))
                : Check.failed(name, failure);
    }

    private Check clock(Optional<Instant> ofService) {
        String name = "clock";
        if (ofService.isEmpty()) {
            return Check.skipped(name, "the service sent no date");
        }
        Duration ahead = Duration.between(ofService.get(), environment.time().now());
        long seconds = Math.abs(ahead.toSeconds());
        if (seconds < CLOCK_PRECISION_SECONDS) {
            return Check.ok(name, "same as the service, within a few seconds");
        }
        String text = (seconds < 120 ? seconds + " seconds " : seconds / 60 + " minutes ")
                + (ahead.isNegative() ? "behind" : "ahead of") + " the service";
        return seconds < MAX_CLOCK_DIFFERENCE.toSeconds()
                ? Check.ok(name, text)
                : Check.note(name, text, "set the clock of this machine; certificates are checked against it");
    }
}
