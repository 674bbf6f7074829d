package io.lcollections.doctor;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.BaseUrl.Network;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.HttpCollectionsApi;
import io.lcollections.api.HttpSettings;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.api.TlsConfig;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.doctor.DoctorCommand.Check;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.server.Sandbox;
import io.lcollections.settings.KeySource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Checks the service that a query would use, or the sandbox, step by step. A step that fails throws. */
final class ServiceChecks implements RequestLog {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    /** Clock differences from here on can make certificates look expired and Retry-After dates too late. */
    private static final long MAX_CLOCK_SECONDS = 300;

    private static final long CLOCK_PRECISION_SECONDS = 5;
    private static final long MIN_CERTIFICATE_DAYS = 14;
    private static final Account ANY_ACCOUNT = Account.of(10001);
    private static final String UNKNOWN_ACCOUNT = "101002";

    private final DoctorCommand doctor;
    private final Environment environment;
    private final ServiceFactory services;
    private final Optional<Account> account;
    private final boolean isServiceKnown;
    /** The step that failed, because of which the next ones are skipped; {@code null} if none has. */
    private String failed;
    /** Another reason to skip steps; {@code null} if there is none. */
    private String reason;
    /** {@code null} if a service is checked. */
    private Sandbox sandbox;

    private BaseUrl base;
    private Optional<ApiKey> key = Optional.empty();
    /** A command that prints the key is run only when the key is sent. */
    private boolean isKeyPrinted;

    private ProxyRoute route = ProxyRoute.direct("the sandbox is built in");
    private InetAddress address;
    /** {@code null} if the service needs no key. */
    private ApiException failureWithoutKey;

    private Optional<Instant> serviceTime = Optional.empty();
    private Optional<SSLSession> session = Optional.empty();

    /** The service is not known if the configuration is invalid: the key may be meant for another one. */
    ServiceChecks(
            DoctorCommand doctor,
            Environment environment,
            ServiceFactory services,
            Optional<Account> account,
            boolean isServiceKnown) {
        this.doctor = doctor;
        this.environment = environment;
        this.services = services;
        this.account = account;
        this.isServiceKnown = isServiceKnown;
    }

    void run() throws Exception {
        try {
            Check found = Check.of(this::baseUrl);
            if (base != null) {
                doctor.add("key", Check.of(this::key));
            }
            step("base-url", () -> found);
            reason = sandbox == null ? null : route.why();
            step("proxy", this::proxy);
            step("dns", this::dns);
            step("connect", this::connect);
            reason = null;
            step("tls", this::tls);
            String beforeService = failed;
            step("service", this::service);
            step("key-accepted", this::keyAccepted);
            // A service that fails, or rejects the key, sends the time too.
            failed = beforeService;
            step("clock", this::clock);
        } finally {
            if (sandbox != null) {
                sandbox.close();
            }
        }
    }

    private void step(String name, Callable<Check> step) throws Exception {
        String why = failed == null ? reason : "because '" + failed + "' failed";
        Check check = why == null ? Check.of(step) : Check.skipped(why);
        doctor.add(name, check);
        failed = check.state() == Check.State.failed ? name : failed;
    }

    private Check baseUrl() {
        String source = services.source();
        if (source.equals(Network.sandbox.name())) {
            sandbox = Sandbox.start();
        }
        base = BaseUrl.of(sandbox == null ? source : sandbox.base());
        String origin = doctor.origin(services.options().baseUrl != null ? "base-url" : "network");
        return Check.ok(source + " (" + (isServiceKnown ? origin : "if the configuration is right") + ")");
    }

    private Check key() throws ApiException {
        if (sandbox != null && !doctor.isTyped("--api-key-file")) {
            key = ServiceFactory.sandboxKey();
            return Check.ok("that of the sandbox");
        }
        KeySource source = services.keySource().orElse(null);
        isKeyPrinted = source != null && source.isCommand();
        key = isKeyPrinted ? Optional.empty() : services.key();
        // A file name may itself be a key, until it was read.
        if (isKeyPrinted || key.isPresent()) {
            return Check.ok(source.place());
        }
        if (base.isPublic()) {
            throw KeySource.missing(services.options().network, environment.env());
        }
        return Check.note("none; some relayers need one", ApiErrors.MISSING_KEY);
    }

    private Check proxy() {
        route = services.proxy(base, false);
        String property = base.uri().getScheme().toLowerCase(Locale.ROOT) + ".proxyHost";
        if (route.why().isEmpty() && environment.properties().apply(property) != null) {
            reason = "Java decides about the proxy";
            return Check.note("set by the options of Java: " + property, null);
        }
        String server = route.server().map(ProxyServer::toString).orElse("none");
        String why = route.why().isEmpty() ? "" : " (" + route.why() + ")";
        boolean hasLogin = route.server().flatMap(ProxyServer::login).isPresent();
        return Check.ok(server + why + (hasLogin ? ", with user and password" : ""));
    }

    private Check dns() throws ApiException {
        String host = route.server()
                .map(ProxyServer::host)
                .orElse(base.uri().getHost().replaceAll("[\\[\\]]", ""));
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            address = found[0];
            String all = Stream.of(found).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
            boolean isAddress = host.matches(".*:.*|[0-9.]+");
            return isAddress ? Check.skipped(host + " is already an address") : Check.ok(host + " is " + all);
        } catch (UnknownHostException unknown) {
            throw noResponse(unknown);
        }
    }

    private Check connect() throws ApiException {
        int port = route.server().map(ProxyServer::port).orElse(BaseUrl.port(base.uri()));
        long start = environment.time().nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) timeout().toMillis());
        } catch (IOException failure) {
            // "Network is unreachable" and "Connect timed out" are failures to connect too, but no ConnectException.
            throw noResponse(new ConnectException(failure.getMessage()));
        }
        long millis = (environment.time().nanoTime() - start) / 1_000_000;
        return Check.ok(address.getHostAddress() + ", port " + port + ", in " + millis + " ms");
    }

    private ApiException noResponse(IOException cause) {
        ApiException failure = ApiErrors.noResponse(base.uri(), route.server(), cause);
        boolean isClosed = route.server().isEmpty() && base.isPublic();
        return isClosed ? failure.withHint(ApiErrors.SERVICE_CLOSED) : failure;
    }

    /** Sends the query without the key; the service answers it differently from one with the key. */
    private Check tls() throws ApiException, SSLPeerUnverifiedException {
        failureWithoutKey = ask(Optional.empty(), account.filter(named -> !named.isAddress()));
        if (base.uri().getScheme().equalsIgnoreCase("http")) {
            return Check.skipped("plain http");
        }
        if (failureWithoutKey != null && ApiErrors.cause(failureWithoutKey, SSLException.class) != null) {
            throw failureWithoutKey;
        }
        if (session.isEmpty()) {
            return Check.skipped("there was no response");
        }
        X509Certificate certificate = (X509Certificate) session.get().getPeerCertificates()[0];
        String text = session.get().getProtocol() + ", certificate " + TlsConfig.described(certificate);
        long days = ChronoUnit.DAYS.between(
                environment.time().now(), certificate.getNotAfter().toInstant());
        return days < MIN_CERTIFICATE_DAYS
                ? Check.note(text + ": expires in " + days + " days", "its operator must renew it")
                : Check.ok(text);
    }

    /** Sends one request, or two if the account is given by its address; returns its failure, or {@code null}. */
    private ApiException ask(Optional<ApiKey> sent, Optional<Account> named) {
        Query first = Query.all(named.or(() -> Optional.of(ANY_ACCOUNT))).with(OptionalLong.empty(), OptionalInt.of(1));
        HttpSettings settings = services.httpSettings(base, sent, route, timeout(), this);
        try (CollectionsApi api = new HttpCollectionsApi(base, settings)) {
            api.fetch(api.resolve(first));
            return null;
        } catch (ApiException failed) {
            return failed;
        }
    }

    @Override
    public void verbose(String line) {
        environment.console().verbose(line);
    }

    @Override
    public void arrived(HttpHeaders headers, Optional<SSLSession> secure) {
        serviceTime = headers.firstValue("date").flatMap(ApiErrors::date);
        session = secure;
    }

    private Duration timeout() {
        boolean isBuiltIn = doctor.origin("timeout").equals(BaseCommand.BUILT_IN);
        return isBuiltIn ? DEFAULT_TIMEOUT : services.options().timeout;
    }

    private Check service() throws ApiException {
        ApiException failure = failureWithoutKey;
        if (failure == null) {
            return Check.ok("answers, and needs no key");
        }
        if (failure.serviceCode().isPresent() && failure.kind() != Kind.UNAVAILABLE) {
            return Check.ok(
                    "answers; without a key, with code " + failure.serviceCode().get());
        }
        // The answer with the key may be another one.
        if (failure.kind() == Kind.AUTHENTICATION || ApiErrors.FIREWALL.equals(failure.hint())) {
            return Check.note(failure.getMessage(), failure.hint());
        }
        throw failure;
    }

    /** The key may not be allowed to read our account; and services report a wrong key as an unknown account. */
    private Check keyAccepted() throws ApiException {
        if (!isServiceKnown && sandbox == null) {
            return Check.skipped("the configuration is invalid, so the key may be meant for another service");
        }
        if (key.isEmpty() && !isKeyPrinted) {
            return Check.skipped("there is no key");
        }
        if (failureWithoutKey == null) {
            return Check.skipped("unknown: the service answers without a key too");
        }
        // Fails if others could read the key.
        services.proxy(base, true);
        ApiException failure = ask(isKeyPrinted ? services.key() : key, account);
        if (failure == null) {
            return Check.ok("yes");
        }
        String code = failure.serviceCode().orElse("");
        if (failure.kind() == Kind.REJECTED && !code.isEmpty() && account.isEmpty()) {
            return Check.note("unknown: " + failure.getMessage(), "name an account of the key with --account");
        }
        boolean isOfServer = code.isEmpty() && failureWithoutKey.serviceCode().isEmpty();
        if (isOfServer && failureWithoutKey.kind() == failure.kind()) {
            throw failure.during("refused with and without the key");
        }
        throw code.equals(UNKNOWN_ACCOUNT) ? failure.about("the key or the account is wrong") : failure;
    }

    private Check clock() {
        if (serviceTime.isEmpty()) {
            return Check.skipped("the service sent no date");
        }
        Duration ahead = Duration.between(serviceTime.get(), environment.time().now());
        long seconds = Math.abs(ahead.toSeconds());
        if (seconds < CLOCK_PRECISION_SECONDS) {
            return Check.ok("same as the service, within a few seconds");
        }
        String text = (seconds < 120 ? seconds + " seconds " : seconds / 60 + " minutes ")
                + (ahead.isNegative() ? "behind" : "ahead of") + " the service";
        String hint = "set the clock of this machine; certificates are checked against it";
        return seconds < MAX_CLOCK_SECONDS ? Check.ok(text) : Check.note(text, hint);
    }
}
