package io.lcollections.api;

import io.lcollections.model.Query;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Asks a service once, and tells everything of the answer but what it is about. */
public final class ServiceProbe implements RequestLog {
    private final RequestLog log;
    private Optional<Instant> date = Optional.empty();
    private Optional<Tls> tls = Optional.empty();

    private ServiceProbe(RequestLog log) {
        this.log = log;
    }

    /**
     * What came of it.
     *
     * @param failure empty where a page came
     * @param isOfTls whether the failure is that the two could not agree on a secure connection
     * @param date what the service takes for the time; to the second
     * @param tls of a secure connection on which an answer came
     */
    public record Outcome(Optional<ApiException> failure, boolean isOfTls, Optional<Instant> date, Optional<Tls> tls) {}

    /**
     * A secure connection.
     *
     * @param protocol such as {@code TLSv1.3}
     * @param certificate the server's, in a line
     * @param until when that is no longer good
     */
    public record Tls(String protocol, String certificate, Instant until) {}

    /**
     * Asks once, or twice where the account is called by its address.
     *
     * @param settings how; its log hears of the requests
     */
    public static Outcome ask(BaseUrl base, HttpSettings settings, Query query) {
        ServiceProbe probe = new ServiceProbe(settings.log());
        HttpSettings heard = new HttpSettings(
                settings.key(),
                settings.timeout(),
                settings.userAgent(),
                settings.mostBytes(),
                settings.trust(),
                settings.route(),
                probe,
                settings.timing());
        CollectionsApi http = new HttpCollectionsApi(base, Network.isPublic(base), heard);
        try (CollectionsApi api = new AddressResolver(http, (address, number) -> {})) {
            api.fetch(query);
            return new Outcome(Optional.empty(), false, probe.date, probe.tls);
        } catch (ApiException failure) {
            return new Outcome(Optional.of(failure), isOfTls(failure), probe.date, probe.tls);
        }
    }

    private static boolean isOfTls(ApiException failure) {
        return HttpFailure.isCausedBy(failure, SSLException.class)
                || HttpFailure.isCausedBy(failure, CertificateRefusal.class)
                || HttpFailure.isCausedBy(failure, StoreFailure.class);
    }

    @Override
    public void arrived(HttpHeaders headers, Optional<SSLSession> session) {
        date = headers.firstValue("date").flatMap(ServiceProbe::time);
        tls = session.flatMap(ServiceProbe::tls);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Tls> tls(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(new Tls(
                            session.getProtocol(),
                            CertificateText.of(certificate),
                            certificate.getNotAfter().toInstant()))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    @Override
    public void answered(URI uri, int status, long bytes, Duration took) {
        log.answered(uri, status, bytes, took);
    }

    @Override
    public void failed(URI uri, String reason, Duration took) {
        log.failed(uri, reason, took);
    }
}
