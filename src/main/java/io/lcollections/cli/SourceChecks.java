package io.lcollections.cli;

import io.lcollections.api.BaseUrl;
import io.lcollections.api.Network;
import io.lcollections.api.ProxyRoute;
import io.lcollections.model.Account;
import io.lcollections.model.UsageException;
import io.lcollections.sandbox.Sandbox;
import io.lcollections.settings.Given;
import io.lcollections.settings.Sources;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** What answers: a file, the sandbox, or a service. */
final class SourceChecks {
    /** Who asks what is wrong does not wait as long as who wants an answer. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private static final String BASE_URL = "base-url";

    private final Doctor doctor;
    private final ServiceOptions service;
    private final Optional<Account> account;
    private final Environment environment;
    private final Console console;
    private final Predicate<String> isTyped;
    private final ServiceConnector connector;

    SourceChecks(
            Doctor doctor,
            ServiceOptions service,
            Optional<Account> account,
            Environment environment,
            Console console,
            Predicate<String> isTyped) {
        this.doctor = doctor;
        this.service = service;
        this.account = account;
        this.environment = environment;
        this.console = console;
        this.isTyped = isTyped;
        this.connector = new ServiceConnector(service, new PaceOptions(), environment, console, isTyped);
    }

    /**
     * Makes all of them.
     *
     * @param mayTellKey whether it is known that the key is meant for this service
     */
    void make(boolean mayTellKey) throws IOException {
        if (connector.readsSavedAnswers()) {
            doctor.tell(Check.skipped("key", "--input asks no service"));
            doctor.tell(new SavedCheck().of(service.input(), environment.stdin()));
            return;
        }
        try {
            String source = connector.source();
            boolean isInside = source.equals(Network.sandbox.name());
            KeyCheck key = key(source, isInside);
            doctor.tell(Check.ok(
                    BASE_URL, source + " (" + (mayTellKey ? origin() : "as far as the configuration is right") + ")"));
            if (isInside) {
                inside(key);
            } else {
                outside(BaseUrl.of(source), key, mayTellKey);
            }
        } catch (UsageException wrong) {
            doctor.tell(Check.failed(BASE_URL, wrong));
        }
        doctor.skipRest();
    }

    private KeyCheck key(String source, boolean isInside) throws IOException {
        KeyCheck key = new KeyCheck(service, environment, console);
        boolean isWanted = !isInside && Network.isPublic(BaseUrl.of(source));
        boolean isOfSandbox = isInside && !isTyped.test("--api-key-file");
        doctor.tell(isOfSandbox ? key.ofSandbox() : key.of(service.network(), isWanted));
        return key;
    }

    private void inside(KeyCheck key) throws IOException {
        doctor.skipBefore("tls", "the sandbox is inside this command");
        try (Sandbox server = sandbox()) {
            checks().ask(BaseUrl.of(server.base()), ProxyRoute.direct("the sandbox is inside"), key, true);
        }
    }

    private static Sandbox sandbox() {
        try {
            return Sandbox.start(0);
        } catch (IOException noPort) {
            throw new UsageException("the sandbox cannot listen on 127.0.0.1: " + noPort.getMessage(), null);
        }
    }

    private void outside(BaseUrl base, KeyCheck key, boolean mayTellKey) throws IOException {
        Optional<ProxyRoute> way = new RouteChecks(doctor, route(), environment).go(base, timeout());
        if (way.isPresent()) {
            checks().ask(base, way.get(), key, mayTellKey);
        }
    }

    private ServiceRoute route() {
        return new ServiceRoute(service, environment, console, isTyped);
    }

    private ServiceChecks checks() {
        return new ServiceChecks(doctor, route(), environment, console, account, timeout());
    }

    private Duration timeout() {
        boolean isGiven = isTyped.test("--timeout") || standing("timeout").isPresent();
        return isGiven ? service.timeout() : USUAL_TIMEOUT;
    }

    private Optional<Given> standing(String name) {
        return service.sources().flatMap((Sources sources) -> sources.find(name));
    }

    private String origin() {
        String name = connector.isOfBaseUrl() ? BASE_URL : "network";
        return isTyped.test("--" + name)
                ? "--" + name
                : standing(name).map(given -> given.origin().text()).orElse("built in");
    }
}
