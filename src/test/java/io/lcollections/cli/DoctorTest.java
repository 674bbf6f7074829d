package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.Authority;
import io.lcollections.support.Expect;
import io.lcollections.support.Golden;
import io.lcollections.support.Identity;
import io.lcollections.support.Pem;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import io.lcollections.support.TestProxy;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doctor}: configuration, route, service and key, and how it is printed. */
class DoctorTest {
    private static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";

    private static final String OTHERS_CAN = "rw-r--r--";

    private static final String OWN = "rw-------";

    @TempDir
    private Path home;

    private Path file;

    private static final Authority TRUSTED = new Authority("an authority of the test");

    private static final String LOGIN = "me:s3cretPassword@";

    private String ca;

    private static final String PAGE = ScriptedServer.json("{\"totalNum\":0,\"collections\":[]}");

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectories(home.resolve(".config/lcollections")).resolve("config.toml");
    }

    private Run with(String text, String permissions) throws IOException {
        Files.writeString(file, text.replace(';', '\n'));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return Run.with().env("XDG_CONFIG_HOME", "").env("HOME", home.toString());
    }

    @Test
    void whereEverythingIsFrom() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}"))) {
            String text = "timeout = '3s';[profiles.work];api-key = '" + KEY + "';base-url = '" + server.base() + "'";
            Doctor.asked(with(text, OWN), "--profile", "work")
                    .ends(3)
                    .expect("configuration", "ok: ~/.config/lcollections/config.toml, profile 'work'")
                    .expect("environment", "ok: no variable LCOLLECTIONS_… is set")
                    .expect("key", "ok: api-key at ~/.config/lcollections/config.toml:3")
                    .expect("base-url", "ok: " + server.base() + " (~/.config/lcollections/config.toml:4)")
                    .expect("key-accepted", "failed: the service refused");
            assertTrue(server.requests().stream().anyMatch(head -> head.contains("X-API-KEY: " + KEY)));
        }
    }

    @Test
    void noneIsNothingToWorryAbout() {
        Doctor.asked(Run.with().env("XDG_CONFIG_HOME", "").env("HOME", home.toString()), "--network", "sandbox")
                .ends(0)
                .expect("configuration", "ok: none; it would be ~/.config/lcollections/config.toml");
        Doctor.asked(Run.with().env("XDG_CONFIG_HOME", ""), "--network", "sandbox")
                .ends(0)
                .expect("configuration", "note: no place for a file");
        Doctor.asked(Run.with(), "--network", "sandbox", "--config", "none.toml")
                .ends(2)
                .expect("configuration", "failed: --config 'none.toml' cannot be read: there is no such file | lcoll")
                .expect("service", "ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network = 'mainet'|:1: network 'mainet' is not one of mainnet, testnet, sandbox | did you mean mainnet?",
                "acount = 1|:1: there is no setting 'acount' | did you mean account?",
                "not toml|:1: invalid TOML: ",
                "account = [1, 'x']|:1: account '1,x' is not an account",
            })
    void wrongFileKeepsNobodyFromTheRest(String text, String told) throws IOException {
        String refusal = ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}");
        try (ScriptedServer server = new ScriptedServer(refusal)) {
            Run run = with(text, OWN).env("LOOPRING_API_KEY", KEY).env("LCOLLECTIONS_BASE_URL", server.base());
            Doctor doctor = Doctor.asked(run).ends(2);
            doctor.expect("configuration", "failed: ~/.config/lcollections/config.toml" + told)
                    .expect("base-url", "ok: " + server.base() + " (if the configuration is right)")
                    .expect("service", "ok: answers; without a key, with code 104001")
                    .expect(
                            "key-accepted",
                            "skipped: the configuration is invalid, so the key may be meant for another");
            assertEquals(Doctor.CHECKS, doctor.names());
            assertTrue(server.requests().stream().noneMatch(head -> head.contains(KEY)));
        }
    }

    @Test
    void serviceThatIsTypedIsCertain() throws IOException {
        Doctor.asked(with("acount = 1", OWN), "--network", "sandbox").ends(2).expect("key-accepted", "ok: yes");
        Doctor.asked(with("network = 'mainet'", OWN), "--network", "sandbox").ends(0);
    }

    @Test
    void valuesOfOtherCommandsAreLookedAtToo() throws IOException {
        Doctor.asked(with("network = 'sandbox';limit = 'ten'", OWN))
                .ends(2)
                .expect(
                        "configuration",
                        "failed: ~/.config/lcollections/config.toml:2: limit 'ten' is not a whole number")
                .expect("base-url", "ok: sandbox (~/.config/lcollections/config.toml:1)")
                .expect("key-accepted", "ok: yes");
        Doctor.asked(Run.with().env("LCOLLECTIONS_INTERVAL", "soon"), "--network", "sandbox")
                .ends(2)
                .expect("configuration", "failed: LCOLLECTIONS_INTERVAL 'soon' is not");
    }

    @Test
    void everyWrongValueIsToldAndTheOthersHold() throws IOException {
        Run run = with("timeout = 'soon';base-url = 'http://127.0.0.1:1';color = 'red'", OWN);
        Doctor doctor = Doctor.asked(run.env("LCOLLECTIONS_VERBOSE", "maybe")).ends(5);
        assertEquals(
                3, doctor.check("configuration").lines().count(), doctor.run().toString());
        doctor.expect("base-url", "ok: http://127.0.0.1:1").expect("connect", "failed");
    }

    @Test
    void fileWithAKeyThatOthersCanRead() throws IOException {
        Doctor.asked(with("api-key = '" + KEY + "'", OTHERS_CAN), "--network", "sandbox")
                .ends(2)
                .expect(
                        "configuration",
                        "failed: the configuration '~/.config/lcollections/config.toml' contains an API key and is readable by"
                                + " other users (rw-r--r--) | chmod 600 ~/.config/lcollections/config.toml");
    }

    @Test
    void keysThatAreNone() throws IOException {
        Run run = with("api-key = '" + KEY + "';api-key-command = 'x'", OWN);
        Doctor.asked(run, "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("configuration", "ok")
                .expect(
                        "key",
                        "failed: ~/.config/lcollections/config.toml:2: api-key-command and api-key are both set");
        Doctor.asked(with("api-key = '# later'", OWN), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "note: none");
        Doctor.asked(Run.with().env("LOOPRING_API_KEY", "a b"), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "failed: the key in LOOPRING_API_KEY is invalid");
        Doctor.asked(Run.with(), "--base-url", "http://127.0.0.1:1", "--api-key-file", home + "/none")
                .ends(5)
                .expect("key", "failed: --api-key-file '" + home + "/none' cannot be read: there is no such file");
    }

    @Test
    void commandThatPrintsAKeyIsRunOnlyWhereTheServiceIsThere() throws IOException {
        String command = "api-key-command = 'touch " + home + "/run; echo " + KEY + "'";
        Doctor.asked(with(command.replace("; ", " && "), OWN), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "ok: api-key-command at ~/.config/lcollections/config.toml:1");
        assertTrue(Files.notExists(home.resolve("run")));
        String page = ScriptedServer.json("{\"totalNum\":0,\"collections\":[]}");
        try (ScriptedServer server = new ScriptedServer(head -> head.contains("X-API-KEY: " + KEY)
                ? page
                : ScriptedServer.json("{\"resultInfo\":{\"code\":104001}}"))) {
            Run run = with(command.replace("; ", " && "), OWN);
            Doctor.asked(run, "--base-url", server.base()).ends(0).expect("key-accepted", "ok: yes");
            Doctor.asked(with("api-key-command = 'exit 3'", OWN), "--base-url", server.base())
                    .ends(3)
                    .expect("key-accepted", "failed: api-key-command at ~/.config/lcollections/config.toml:1");
        }
    }

    @Test
    void variableThatIsASlip() {
        Doctor.asked(Run.with().env("LCOLLECTIONS_NETWROK", "x").env("LCOLLECTIONS_LIMIT", "3"), "--network", "sandbox")
                .ends(0)
                .expect(
                        "environment",
                        "note: LCOLLECTIONS_NETWROK is set, but is not a setting | did you mean LCOLLECTIONS_NETWORK?");
        Doctor.asked(Run.with().env("LCOLLECTIONS_NETWORK", "sandbox").env("LCOLLECTIONS_OUTPUT", "csv"))
                .ends(0)
                .expect("environment", "ok: LCOLLECTIONS_NETWORK, LCOLLECTIONS_OUTPUT")
                .expect("base-url", "ok: sandbox (LCOLLECTIONS_NETWORK)");
    }

    @BeforeEach
    void trust() throws IOException {
        ca = Pem.write(home.resolve("ca.pem"), TRUSTED.certificate()).toString();
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

    private static String code(int code) {
        return ScriptedServer.json("{\"resultInfo\":{\"code\":" + code + ",\"message\":\"no\"}}");
    }

    /** Without a key, it says that it wants one. */
    private static ScriptedServer answering(String withKey) {
        return new ScriptedServer(head -> head.contains("X-API-KEY: ") ? withKey : code(104001));
    }

    private static Doctor asked(ScriptedServer server, String... further) {
        String[] args = new String[further.length + 2];
        args[0] = "--base-url";
        args[1] = server.base();
        System.arraycopy(further, 0, args, 2, further.length);
        return Doctor.asked(Run.with().env("LOOPRING_API_KEY", KEY), args);
    }

    @Test
    void allIsWell() throws IOException {
        try (ScriptedServer server = answering(PAGE)) {
            Doctor doctor = asked(server, "-a", "7")
                    .ends(0)
                    .expect("key", "ok: LOOPRING_API_KEY")
                    .expect("base-url", "ok: " + server.base() + " (--base-url)")
                    .expect("dns", "skipped: 127.0.0.1 is already an address")
                    .expect("connect", "ok: 127.0.0.1, port ")
                    .expect("tls", "skipped: plain http")
                    .expect("service", "ok: answers; without a key, with code 104001")
                    .expect("key-accepted", "ok: yes")
                    .expect("clock", "skipped: the service sent no date");
            assertEquals(Doctor.CHECKS, doctor.names());
            // The first of them is none: somebody connected and left.
            List<String> requests =
                    server.requests().stream().filter(head -> !head.isEmpty()).toList();
            assertEquals(2, requests.size(), requests.toString());
            assertFalse(requests.get(0).contains("X-API-KEY"), requests.get(0));
            assertTrue(requests.get(1).contains("accountId=7&limit=1 "), requests.get(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "104002|7|3|failed: the service refused: \"no\" (code 104002), HTTP 200 | check the key: was it",
                "104002||3|failed: the service refused: \"no\" (code 104002), HTTP 200 | check the key: was it",
                "101002|7|4|failed: the key or the account is wrong: the service refused: \"no\" (code 101002)",
                "101002||0|note: unknown: the service refused: \"no\" (code 101002), HTTP 200 | name an account of the key's",
                "104003|7|4|failed: the service refused: \"no\" (code 104003)",
                "104003||0|note: unknown: the service refused: \"no\" (code 104003), HTTP 200 | name an account of the key's",
            })
    void keyThatIsNotTaken(int code, String account, int exit, String told) throws IOException {
        try (ScriptedServer server = answering(code(code))) {
            Doctor doctor = account == null ? asked(server) : asked(server, "-a", account);
            doctor.ends(exit).expect("service", "ok").expect("key-accepted", told);
        }
    }

    @Test
    void noKey() throws IOException {
        try (ScriptedServer server = answering(PAGE)) {
            Doctor.asked(Run.with(), "--base-url", server.base())
                    .ends(0)
                    .expect("key", "note: none; some relayers need one | give a key with --api-key-file FILE")
                    .expect("key-accepted", "skipped: there is no key");
        }
        try (ScriptedServer server = new ScriptedServer(PAGE)) {
            asked(server)
                    .ends(0)
                    .expect("service", "ok: answers, and needs no key")
                    .expect("key-accepted", "skipped: unknown: the service answers without a key too");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|text/plain|busy|5|failed: the service answered HTTP 503",
                "200|text/html|<html>sign in</html>|6|failed: the response is not JSON at line 1",
                "404|text/html|<html>not here</html>|4|failed: the service answered HTTP 404",
                "503|application/json|{\"code\":100000}|5|failed: the service failed: no reason given (code 100000)",
            })
    void serviceThatDoesNotWork(int status, String type, String body, int exit, String told) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answer(status, type, body))) {
            asked(server)
                    .ends(exit)
                    .expect("service", told)
                    .expect("key-accepted", "skipped: because 'service' failed");
            assertTrue(server.requests().stream().noneMatch(head -> head.contains(KEY)), "no key is shown to it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|text/html|<html>blocked</html>|4|the same with and without the key | a firewall or proxy",
                "403|text/plain|no|4|the same with and without the key | a firewall or proxy",
                "401|text/html|<html>sign in</html>|3|refused with and without the key | a proxy or a login page",
                "403|application/json|{\"message\":\"Forbidden\"}|3|refused with and without the key | check the key",
            })
    void refusalsWithAndWithoutTheKeyAreCompared(int status, String type, String body, int exit, String told)
            throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answer(status, type, body))) {
            Doctor doctor = asked(server)
                    .ends(exit)
                    .expect("service", "note: the service answered HTTP " + status)
                    .expect("key-accepted", "failed: the service answered HTTP " + status);
            assertTrue(doctor.check("key-accepted").contains("; " + told), doctor.check("key-accepted"));
        }
    }

    @Test
    void keyThatIsAcceptedIsNotBlamedForAPageWithoutIt() throws IOException {
        String page = ScriptedServer.answer(403, "text/html", "<html>blocked</html>");
        try (ScriptedServer server = new ScriptedServer(head -> head.contains("X-API-KEY: ") ? PAGE : page)) {
            asked(server).ends(0).expect("service", "note: ").expect("key-accepted", "ok: yes");
        }
    }

    @Test
    void nothingListensOrNothingComes() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Doctor.asked(Run.with(), "--base-url", "http://localhost:" + port)
                .ends(5)
                .expect("dns", "ok: localhost is ")
                .expect(
                        "connect",
                        "failed: cannot connect to http://localhost:" + port + ": Connection refused | check")
                .expect("service", "skipped: because 'connect' failed")
                .expect("clock", "skipped: because 'connect' failed");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.HANG)) {
            asked(server, "--timeout", "100ms")
                    .ends(5)
                    .expect("connect", "ok")
                    .expect("service", "failed: no complete response from " + server.base() + " within 100ms");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|ok: same as the service, within a few seconds",
                "-90|ok: 90 seconds behind the service",
                "240|ok: 4 minutes ahead of the service",
                "-360|note: 6 minutes behind the service | set the clock of this machine",
                "7200|note: 120 minutes ahead of the service | set the clock of this machine"
            })
    void clockIsComparedWithThatOfTheService(long seconds, String told) throws IOException {
        String answer = ScriptedServer.answerOfBytes(
                200, "Date: Sat, 03 Jan 2026 00:00:00 GMT\r\n", "{\"totalNum\":0,\"collections\":[]}");
        VirtualTime time = new VirtualTime();
        time.pass(Duration.ofDays(2).plusSeconds(seconds));
        try (ScriptedServer server = new ScriptedServer(answer)) {
            Doctor.asked(Run.with().time(time), "--base-url", server.base())
                    .ends(0)
                    .expect("clock", told);
        }
    }

    @Test
    void addressOfAnAccountIsLookedUpAndNotTold() throws IOException {
        String owner = "0x7d29d97ecd2b5d6d6f9b26f7f6d2f6ec5d2f6ec5";
        try (ScriptedServer server = new ScriptedServer(head -> !head.contains("X-API-KEY: ")
                ? head.contains("owner=" + owner) ? ScriptedServer.json("{\"accountId\":7}") : code(104001)
                : code(104003))) {
            Doctor doctor = asked(server, "-a", owner).ends(4).expect("key-accepted", "failed: ");
            assertFalse(doctor.run().out().contains(owner), doctor.run().toString());
            assertTrue(server.requests().stream().anyMatch(head -> head.contains("accountId=7&")));
        }
        try (ScriptedServer server = answering(code(101001))) {
            Doctor doctor = asked(server, "-a", owner);
            assertFalse(doctor.run().out().contains(owner), doctor.run().toString());
        }
    }

    private static Run onSandbox() {
        VirtualTime time = new VirtualTime();
        time.pass(Duration.between(time.now(), Instant.now()));
        return Run.with()
                .time(time)
                .env("LANG", "C.UTF-8")
                .property("sun.jnu.encoding", "UTF-8")
                .property("java.vm.name", "A VM")
                .property("java.runtime.version", "17.0.1+1")
                .property("java.vendor", "a vendor")
                .property("java.home", "/usr/lib/jvm/a")
                .property("os.name", "Linux")
                .property("os.version", "6.1")
                .property("os.arch", "amd64");
    }

    private static String shown(Run.Result run) {
        assertEquals(0, run.code(), run.toString());
        return run.out().replaceFirst("lcollections \\S+\\s+\\(commit\\s+\\S+\\)", "lcollections VERSION");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 120})
    void screenOnATerminal(int width) {
        Run run = onSandbox().terminal(width).env("LCOLLECTIONS_NETWROK", "x");
        String screen = shown(run.args("doctor", "--network", "sandbox"));
        Golden.assertMatches("doctor-terminal-" + width + ".txt", screen);
    }

    @Test
    void linesInAPipe() {
        Run run = onSandbox().pipe().env("LCOLLECTIONS_NETWROK", "x");
        Golden.assertMatches("doctor-pipe.txt", shown(run.args("doctor", "--network", "sandbox")));
    }

    @Test
    void documentSaysTheSame() throws IOException {
        String[] args = {"--base-url", "http://127.0.0.1:1", "--proxy", "socks://x"};
        Doctor lines = Doctor.asked(Run.with(), args).ends(2);
        Run.Result run = Run.with().args("doctor", args[0], args[1], args[2], args[3], "-o", "json");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(2, run.code());
        assertEquals(2, document.get("exitCode").asInt());
        List<String> names = new ArrayList<>();
        for (JsonNode check : document.get("checks")) {
            String name = check.get("name").asText();
            String hint =
                    check.get("hint").isNull() ? "" : " | " + check.get("hint").asText();
            assertEquals(
                    lines.check(name),
                    check.get("status").asText() + ": " + check.get("text").asText() + hint);
            assertEquals(name.equals("proxy") ? 2 : 0, check.get("exitCode").asInt(), name);
            names.add(name);
        }
        assertEquals(Doctor.CHECKS, names);
    }

    @Test
    void whatIsTypedWrong() {
        Expect.failure(2, "--output 'csv' is not one of table, json", Run.with().args("doctor", "-o", "csv"));
        Expect.failure(2, "there is no option '--limit'", Run.with().args("doctor", "--limit", "3"));
        Expect.failure(2, "there is no option '--retries'", Run.with().args("doctor", "--retries", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network sandbox --color always|ok: yes: --color always, or its default",
                "--network sandbox --color never|ok: no: --color never, or its default",
                "--network sandbox|ok: no: stdout is no terminal",
            })
    void colours(String args, String told) {
        String plain = Run.with().line("doctor " + args).out().replaceAll("\u001b\\[[0-9;]*m", "");
        assertTrue(plain.contains("colours        " + told.substring("ok: ".length()) + "\n"), plain);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR,1,no: NO_COLOR is set",
        "CLICOLOR_FORCE,1,yes: CLICOLOR_FORCE is set",
        "TERM,dumb,no: TERM=dumb"
    })
    void coloursByTheEnvironment(String name, String value, String told) {
        String plain =
                Run.with().env(name, value).line("doctor --network sandbox").out();
        assertTrue(plain.replaceAll("\u001b\\[[0-9;]*m", "").contains("colours        " + told + "\n"), plain);
    }

    @Test
    void localeThatLosesNames() {
        Doctor.asked(
                        Run.with().env("LC_ALL", "C").property("sun.jnu.encoding", "ANSI_X3.4-1968"),
                        "--network",
                        "sandbox")
                .ends(0)
                .expect("locale", "note: LC_ALL=C; arguments and file names are ANSI_X3.4-1968, output is UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"totalNum\":1,\"collections\":[{\"id\":1,\"count\":1}]}|0|ok: 'FILE': 1 collections, complete",
                "{\"accountId\":777001,\"collections\":[{\"id\":1}]}{\"accountId\":777002,\"collections\":[{\"id\":1}]}|0|ok: 'FILE': 2 collections of 2 accounts, complete",
                "{\"totalNum\":2,\"collections\":[{\"id\":1,\"count\":1}]}|6|failed: the list is incomplete: 1 of 2",
                "{\"totalNum\":1,\"collec|6|failed: ",
            })
    void savedAnswers(String text, int exit, String told, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("saved"), text);
        Doctor doctor = Doctor.asked(Run.with(), "--input", file.toString())
                .ends(exit)
                .expect("key", "skipped: --input sends no request")
                .expect("input", told.replace("FILE", file.toString()));
        assertFalse(
                doctor.run().out().matches("(?s).*77700[12].*"), doctor.run().toString());
        Doctor.asked(Run.with(), "--input", file + "x").ends(2).expect("input", "failed: --input ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q", "-v", "--debug", "-o=json"})
    void nothingOfWhoAsksIsTold(String how, @TempDir Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("anna"));
        Path key = Files.writeString(home.resolve("key"), KEY);
        String back =
                ScriptedServer.json("{\"resultInfo\":{\"code\":104002,\"message\":\"" + KEY + " of " + home + "\"}}");
        try (ScriptedServer server = new ScriptedServer(back)) {
            List<String> told = new ArrayList<>();
            Run run = Run.with().env("HOME", home.toString()).env("HTTP_PROXY", "http://me:Pr0xyPassw0rd@127.0.0.1:1");
            run.property("java.home", home + "/jdk").property("user.home", home.toString());
            told.add(text(run.args("doctor", "--base-url", server.base(), "--api-key-file", key.toString(), how)));
            told.add(text(run.args("doctor", "--base-url", "http://service.invalid", how)));
            told.add(text(run.args("doctor", "--base-url", server.base(), "--ca-file", home + "/ca", how)));
            told.add(text(run.args("doctor", "--base-url", server.base(), "--api-key-file", KEY, how)));
            told.add(text(run.args("doctor", "--config", home + "/none", "--network", "sandbox", how)));
            told.add(text(run.args("doctor", "--input", home + "/none", how)));
            told.add(text(run.args("doctor", "--base-url", "https://h", "--proxy", "x://me:Pr0xyPassw0rd@h", how)));
            run.env("LOOPRING_API_KEY", KEY);
            told.add(text(run.args("doctor", "--base-url", "https://h/?k=" + KEY, how)));
            for (String each : told) {
                for (int start = 0; start + 6 <= KEY.length(); start++) {
                    assertFalse(each.contains(KEY.substring(start, start + 6)), each);
                }
                assertFalse(each.contains("Pr0xy"), each);
                assertFalse(each.contains("anna"), each);
            }
            assertTrue(told.get(0).contains("~/jdk"), told.get(0));
            assertTrue(told.get(0).contains("--api-key-file '~/key'"), told.get(0));
        }
    }

    private static String text(Run.Result run) {
        return run.out() + run.err();
    }

    /** What {@code lcollections doctor} printed, check by check. */
    private record Doctor(Run.Result run) {
        /** Every check of a service, in order. */
        public static final List<String> CHECKS = List.of(
                "version",
                "java",
                "system",
                "configuration",
                "environment",
                "key",
                "base-url",
                "proxy",
                "dns",
                "connect",
                "tls",
                "service",
                "key-accepted",
                "clock",
                "terminal",
                "colours",
                "locale",
                "time-zone");

        /** Runs it with these further words. */
        public static Doctor asked(Run run, String... args) {
            return new Doctor(
                    run.args(Stream.concat(Stream.of("doctor"), Stream.of(args)).toArray(String[]::new)));
        }

        /** Of one check its state and its text, and its hint behind {@code " | "} where it has one. */
        public String check(String name) {
            List<String> found = new ArrayList<>();
            List<String> lines = run.out().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches("\\w+ +" + name + " .*")) {
                    boolean hasHint = i + 1 < lines.size() && lines.get(i + 1).startsWith("  hint: ");
                    found.add(lines.get(i).replaceFirst(" +" + name + " +", ": ")
                            + (hasHint ? " | " + lines.get(i + 1).substring(8) : ""));
                }
            }
            return String.join("\n", found);
        }

        /** The names, in their order. */
        public List<String> names() {
            return run.out()
                    .lines()
                    .filter(line -> !line.startsWith("  hint: "))
                    .map(line -> line.split(" +")[1])
                    .toList();
        }

        public Doctor expect(String name, String beginning) {
            assertTrue(check(name).startsWith(beginning), beginning + "\nbut " + check(name) + "\n" + run);
            return this;
        }

        /** The exit code, and nothing on standard error. */
        public Doctor ends(int code) {
            assertEquals(code, run.code(), run.toString());
            assertEquals("", run.err(), run.toString());
            return this;
        }
    }
}
