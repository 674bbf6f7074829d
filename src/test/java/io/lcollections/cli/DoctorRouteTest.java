package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Authority;
import io.lcollections.support.Doctor;
import io.lcollections.support.Identity;
import io.lcollections.support.Pem;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import io.lcollections.support.TestProxy;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds out about the way to a service: names, proxies, certificates. */
class DoctorRouteTest {
    private static final Authority TRUSTED = new Authority("an authority of the test");
    private static final String LOGIN = "me:s3cretPassword@";

    @TempDir
    private Path directory;

    private String ca;

    @BeforeEach
    void trust() throws IOException {
        ca = Pem.write(directory.resolve("ca.pem"), TRUSTED.certificate()).toString();
    }

    private static SecureServer server(Identity identity) {
        return new SecureServer(identity.server(TRUSTED), false);
    }

    private static VirtualTime now() {
        VirtualTime time = new VirtualTime();
        time.pass(Duration.between(time.now(), Instant.now()));
        return time;
    }

    @Test
    void certificateThatIsTaken() {
        try (SecureServer server = server(TRUSTED.issue("localhost", "localhost"))) {
            Doctor.asked(Run.with().time(now()), "--base-url", server.base("localhost"), "--ca-file", ca)
                    .ends(0)
                    .expect(
                            "tls",
                            "ok: TLSv1.3, certificate 'CN=localhost', signed by 'CN=an authority of the test', valid")
                    .expect("service", "ok: answers, and needs no key")
                    .expect("clock", "ok: same as the service, within a few seconds");
        }
    }

    @Test
    void certificateThatSoonEnds() {
        Instant from = Instant.now().minus(Duration.ofDays(80));
        Instant to = Instant.now().plus(Duration.ofDays(9).plusHours(1));
        try (SecureServer server = server(TRUSTED.issue(from, to, "localhost", "localhost"))) {
            Doctor doctor =
                    Doctor.asked(Run.with().time(now()), "--base-url", server.base("localhost"), "--ca-file", ca);
            doctor.ends(0).expect("tls", "note: TLSv1.3, certificate ");
            String told = doctor.check("tls").replaceFirst(".*, for ", "");
            assertEquals("localhost: expires in 9 days | its operator must renew it", told);
        }
    }

    @Test
    void certificateThatIsNotTaken() {
        try (SecureServer server = server(TRUSTED.issue("localhost", "localhost"))) {
            Doctor.asked(Run.with(), "--base-url", server.base("localhost"))
                    .ends(5)
                    .expect("connect", "ok")
                    .expect(
                            "tls",
                            "failed: TLS with " + server.base("localhost") + " failed: its certificate is signed by")
                    .expect("service", "skipped: because 'tls' failed");
            Doctor.asked(Run.with(), "--base-url", server.base("localhost"), "--ca-file", ca + "x")
                    .ends(2)
                    .expect("tls", "failed: --ca-file '" + ca + "x' cannot be read: there is no such file | a PEM file")
                    .expect("service", "skipped: because 'tls' failed");
        }
    }

    @Test
    void serverThatSpeaksNoTls() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("{}"))) {
            String base = server.base().replace("http:", "https:");
            Doctor.asked(Run.with(), "--base-url", base)
                    .ends(5)
                    .expect("tls", "failed: TLS with " + base + " failed: ")
                    .expect("service", "skipped");
        }
    }

    @Test
    void proxyIsWhatIsConnectedTo() throws IOException {
        try (SecureServer server = server(TRUSTED.issue("service.invalid", "service.invalid"));
                TestProxy proxy = TestProxy.forAll()) {
            Run run = Run.with().env("HTTPS_PROXY", proxy.url(LOGIN)).env("LOOPRING_API_KEY", "k3yOfTheService");
            Doctor.asked(run, "--base-url", server.base("service.invalid"), "--ca-file", ca)
                    .ends(0)
                    .expect("proxy", "ok: 127.0.0.1:" + proxy.port() + " (HTTPS_PROXY), with user and password")
                    .expect("connect", "ok: 127.0.0.1, port " + proxy.port())
                    .expect("tls", "ok: TLSv1.3")
                    .expect("service", "ok: answers, and needs no key");
        }
    }

    @Test
    void proxyThatLetsNobodyThrough() throws IOException {
        try (TestProxy proxy = TestProxy.forWhoShows("Basic else")) {
            Doctor doctor = Doctor.asked(
                            Run.with(), "--base-url", "https://service.invalid", "--proxy", proxy.url(LOGIN), "--debug")
                    .expect("connect", "ok")
                    .expect("tls", "skipped: there was no response")
                    .expect(
                            "service",
                            "failed: the proxy 127.0.0.1:" + proxy.port() + " rejects the given user and password");
            assertEquals(5, doctor.run().code());
            assertFalse(
                    (doctor.run().out() + doctor.run().err()).contains("s3cretPassword"),
                    doctor.run().toString());
        }
    }

    @Test
    void proxyThatIsNone() {
        Doctor.asked(Run.with(), "--base-url", "https://service.invalid", "--proxy", "socks://me:s3cret@h:1")
                .ends(2)
                .expect("proxy", "failed: --proxy 'socks://…@h:1' is not an http:// proxy")
                .expect("dns", "skipped: because 'proxy' failed");
        Doctor.asked(
                        Run.with().env("HTTPS_PROXY", "http://127.0.0.1:1").env("NO_PROXY", ".invalid"),
                        "--base-url",
                        "https://service.invalid")
                .ends(5)
                .expect("proxy", "ok: none (NO_PROXY has '.invalid')")
                .expect(
                        "dns",
                        "failed: the host 'service.invalid' cannot be found (DNS) | check the name and the network");
        Doctor.asked(
                        Run.with().env("HTTPS_PROXY", "http://proxy.invalid:3128"),
                        "--base-url",
                        "https://service.invalid")
                .ends(5)
                .expect(
                        "dns",
                        "failed: the host 'proxy.invalid' of the proxy cannot be found (DNS) | the proxy is named by");
        Doctor.asked(Run.with().env("HTTPS_PROXY", "http://127.0.0.1:1"), "--base-url", "https://service.invalid")
                .ends(5)
                .expect(
                        "connect",
                        "failed: cannot reach the proxy 127.0.0.1:1: Connection refused | the proxy is named");
    }

    @Test
    void keyIsNotSentWhereOthersReadIt() throws IOException {
        String refusal = ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}");
        try (ScriptedServer server = new ScriptedServer(refusal);
                TestProxy proxy = TestProxy.forAll()) {
            Run run = Run.with().env("LOOPRING_API_KEY", "k3yOfTheService").env("http_proxy", proxy.url(""));
            Doctor.asked(run, "--base-url", server.base().replace("127.0.0.1", "service.invalid"))
                    .ends(2)
                    .expect("service", "ok: answers; without a key, with code 104001")
                    .expect("key-accepted", "failed: the key is not sent over plain http to ");
            assertFalse(
                    server.requests().toString().contains("k3yOf"),
                    server.requests().toString());
        }
    }

    @Test
    void publicServiceThatIsAwayIsKnownToBeClosed() throws IOException {
        try (TestProxy proxy = TestProxy.refusing("HTTP/1.1 200 x\r\n\r\nno TLS")) {
            Doctor doctor = Doctor.asked(Run.with(), "--proxy", proxy.url(""));
            assertTrue(
                    doctor.check("tls").contains(" | public reports say that the operator closed"), doctor.toString());
            doctor.ends(5)
                    .expect("key", "failed: no API key, and mainnet needs one | give a key")
                    .expect("base-url", "ok: https://api3.loopring.io (built in)")
                    .expect("tls", "failed: TLS with https://api3.loopring.io through the proxy ");
        }
    }
}
