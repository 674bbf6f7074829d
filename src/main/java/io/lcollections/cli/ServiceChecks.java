package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.HttpSettings;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.TlsConfig;
import io.lcollections.doctor.ServiceProbe;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What comes of asking a service: without the key first, as its answer to that tells the two apart. */
final class ServiceChecks {
    private static final String TLS = "tls";
    private static final String SERVICE = "service";
    private static final String KEY = "key-accepted";

    private static final Account SOME = Account.of(10001);
    private static final long DAYS_LEFT = 14;

    private final Doctor doctor;
    private final ServiceRoute route;
    private final Environment environment;
    private final Console console;
    private final Optional<Account> account;
    private final Duration timeout;

    ServiceChecks(
            Doctor doctor,
            ServiceRoute route,
            Environment environment,
            Console console,
            Optional<Account> account,
            Duration timeout) {
        this.doctor = doctor;
        this.route = route;
        this.environment = environment;
        this.console = console;
        this.account = account;
        this.timeout = timeout;
    }

    /**
     * Asks, and tells.
     *
     * @param mayTellKey whether it is known that the key is meant for this service
     */
    void ask(BaseUrl base, ProxyRoute proxy, KeyCheck key, boolean mayTellKey) throws IOException {
        TlsConfig trust;
        try {
            trust = route.trust(base);
        } catch (UsageException wrong) {
            doctor.tell(Check.failed(TLS, wrong));
            return;
        }
        ask(base, proxy, trust, key, mayTellKey);
    }

    private void ask(BaseUrl base, ProxyRoute proxy, TlsConfig trust, KeyCheck key, boolean mayTellKey)
            throws IOException {
        Account number = account.filter(name -> !name.isAddress()).orElse(SOME);
        ServiceProbe.Outcome plain = ServiceProbe.ask(base, settings(Optional.empty(), trust, proxy), query(number));
        doctor.tell(tls(base, plain));
        if (plain.isTlsFailure()) {
            return;
        }
        Check service = service(plain);
        doctor.tell(service);
        if (service.state() == Check.State.failed) {
            doctor.skipBefore(ClockCheck.NAME, "because of what is wrong with '" + SERVICE + "'");
        } else if (mayTellKey) {
            doctor.tell(key(base, trust, proxy, key, plain));
        } else {
            doctor.tell(Check.skipped(KEY, "the configuration is wrong, so the key may be meant for another service"));
        }
        doctor.tell(ClockCheck.of(plain.date(), environment.time().now()));
    }

    private HttpSettings settings(Optional<ApiKey> key, TlsConfig trust, ProxyRoute proxy) {
        return new HttpSettings(
                key,
                timeout,
                "lcollections/" + Build.VERSION,
                HttpSettings.MAX_BYTES,
                trust,
                proxy,
                new RequestNotes(console),
                environment.time());
    }

    private static Query query(Account account) {
        return new Query(Optional.of(account), OptionalLong.empty(), OptionalInt.of(1), false, Optional.empty());
    }

    private Check tls(BaseUrl base, ServiceProbe.Outcome outcome) {
        if (base.uri().getScheme().equalsIgnoreCase("http")) {
            return Check.skipped(TLS, "plain http");
        }
        if (outcome.isTlsFailure()) {
            return Check.failed(TLS, outcome.failure().get());
        }
        if (outcome.tls().isEmpty()) {
            return Check.skipped(TLS, "no answer came by which it could be told");
        }
        ServiceProbe.Tls tls = outcome.tls().get();
        String text = tls.protocol() + ", certificate " + tls.certificate();
        long days = Duration.between(environment.time().now(), tls.until()).toDays();
        return days < DAYS_LEFT
                ? Check.note(TLS, text + ": ends in " + days + " days", "its operator must renew it before")
                : Check.ok(TLS, text);
    }

    private static Check service(ServiceProbe.Outcome plain) {
        if (plain.failure().isEmpty()) {
            return Check.ok(SERVICE, "answers, and wants no key");
        }
        ApiException failure = plain.failure().get();
        boolean isWord = failure.serviceCode().isPresent() && failure.kind() != ApiException.Kind.UNAVAILABLE;
        if (isWord) {
            return Check.ok(
                    SERVICE,
                    "answers; without a key, with code " + failure.serviceCode().get());
        }
        boolean isMute = failure.kind() == ApiException.Kind.AUTHENTICATION;
        return isMute ? Check.note(SERVICE, failure.getMessage(), failure.hint()) : Check.failed(SERVICE, failure);
    }

    private Check key(BaseUrl base, TlsConfig trust, ProxyRoute proxy, KeyCheck key, ServiceProbe.Outcome plain) {
        if (!key.isThere()) {
            return Check.skipped(KEY, "there is no key");
        }
        if (plain.failure().isEmpty()) {
            return Check.skipped(KEY, "cannot tell: the service answers without a key too");
        }
        try {
            // Refuses where others could read it.
            route.proxy(base, true);
            ServiceProbe.Outcome outcome =
                    ServiceProbe.ask(base, settings(key.key(), trust, proxy), query(account.orElse(SOME)));
            return outcome.failure().isEmpty()
                    ? Check.ok(KEY, "yes")
                    : refused(outcome.failure().get());
        } catch (UsageException wrong) {
            return Check.failed(KEY, wrong);
        } catch (ApiException failure) {
            return Check.failed(KEY, failure);
        }
    }

    /** An account of ours may be none of the key's; and to a wrong key the service has said that there is no account. */
    private Check refused(ApiException failure) {
        boolean isOfAccount = failure.kind() == ApiException.Kind.REJECTED
                && failure.serviceCode().isPresent();
        if (isOfAccount && account.isEmpty()) {
            return Check.note(
                    KEY, "cannot tell: " + failure.getMessage(), "name an account of the key's with --account");
        }
        boolean isUnknown = failure.serviceCode().filter("101002"::equals).isPresent();
        return isUnknown
                ? new Check(
                        KEY,
                        Check.State.failed,
                        "cannot tell which is wrong, the key or the account: " + failure.getMessage(),
                        failure.hint(),
                        ErrorHandler.status(failure.kind()))
                : Check.failed(KEY, failure);
    }
}
