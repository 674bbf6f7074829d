package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.Authority;
import io.lcollections.support.Golden;
import io.lcollections.support.Identity;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.SecureServer;
import io.lcollections.support.TestProxy;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doctor}: configuration, route, service and key, and how it is printed. */
class DoctorTest {
    private static final String KEY = KeySecrecyTest.KEY;
    private static final Authority TRUSTED = new Authority("an authority of the test");
    private static final String LOGIN = "me:s3cretPassword@";
    private static final String PAGE = ScriptedServer.json("{\"totalNum\":0,\"collections\":[]}");

    @TempDir
    private Path home;

    private String ca;

    @BeforeEach
    void trust() throws IOException {
        ca = Identity.writePem(home.resolve("ca.pem"), TRUSTED.certificate()).toString();
    }

    private Run here() {
        return Run.with().env("XDG_CONFIG_HOME", "").env("HOME", home.toString());
    }

    private static String code(int code) {
        return ScriptedServer.json("{\"resultInfo\":{\"code\":" + code + ",\"message\":\"no\"}}");
    }

    private static ScriptedServer answering(String withoutKey, String withKey) {
        return new ScriptedServer(head -> head.contains("X-API-KEY: ") ? withKey : withoutKey);
    }

    private static void expectNoKey(ScriptedServer server) {
        assertFalse(
                server.requests().toString().contains(KEY), server.requests().toString());
    }

    /** The server answers to any key, and without one says that it wants one. */
    @ParameterizedTest
    @CsvFileSource(resources = "/doctor.csv", delimiter = '|', quoteCharacter = '`')
    void saysWhatItFinds(String text, String variables, String args, int exit, String checks) throws IOException {
        try (ScriptedServer server = answering(code(104001), PAGE)) {
            UnaryOperator<String> filled = line ->
                    line == null ? null : line.replace("SERVER", server.base()).replace("MYKEY", KEY);
            Run run = text == null ? here() : here().config(home.resolve(".config"), filled.apply(text));
            run.env("XDG_CONFIG_HOME", "").property("sun.jnu.encoding", "ANSI_X3.4-1968");
            run.envLine(filled.apply(variables));
            Doctor doctor = Doctor.asked(
                    run, args == null ? new String[0] : filled.apply(args).split(" "));
            doctor.ends(exit);
            for (String check : filled.apply(checks).split(" & ")) {
                doctor.expect(check.split(" ")[0], check.substring(check.indexOf(' ') + 1));
            }
            assertEquals(Doctor.CHECKS, doctor.names().stream().distinct().toList());
            if (!checks.contains("key-accepted ok")) {
                expectNoKey(server);
            }
        }
    }

    @Test
    void commandThatPrintsAKeyIsRunOnlyWhereTheServiceIsThere() throws IOException {
        Run run = here().config(home.resolve(".config"), "api-key-command = 'touch " + home + "/run'");
        Doctor.asked(run.env("XDG_CONFIG_HOME", ""), "--base-url", "http://127.0.0.1:1")
                .ends(5)
                .expect("key", "ok: api-key-command at ~/.config/lcollections/config.toml:1");
        assertTrue(Files.notExists(home.resolve("run")));
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
            doctor.run().expectCode(5);
            assertFalse(
                    (doctor.run().out() + doctor.run().err()).contains("s3cretPassword"),
                    doctor.run().toString());
        }
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

    private static Doctor asked(ScriptedServer server, String... further) {
        String[] args = Stream.concat(Stream.of("--base-url", server.base()), Stream.of(further))
                .toArray(String[]::new);
        return Doctor.asked(Run.with().env("LOOPRING_API_KEY", KEY), args);
    }

    @Test
    void theFirstOfTwoRequestsHasNoKey() throws IOException {
        try (ScriptedServer server = answering(code(104001), PAGE)) {
            asked(server, "-a", "7").ends(0);
            // The first of them is none: somebody connected and left.
            List<String> requests =
                    server.requests().stream().filter(head -> !head.isEmpty()).toList();
            assertEquals(2, requests.size(), requests.toString());
            assertFalse(requests.get(0).contains("X-API-KEY"), requests.get(0));
            assertTrue(requests.get(1).contains("accountId=7&limit=1 "), requests.get(1));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/doctor-answers.csv", delimiter = '|', quoteCharacter = '`')
    void answersWithAndWithoutTheKeyAreCompared(
            String withoutKey, String withKey, String account, int exit, String service, String key)
            throws IOException {
        try (ScriptedServer server = answering(answer(withoutKey), answer(withKey))) {
            Doctor doctor = account == null ? asked(server) : asked(server, "-a", account);
            doctor.ends(exit).expect("service", service).expect("key-accepted", key);
            if (key.startsWith("skipped: because")) {
                expectNoKey(server);
            }
        }
    }

    private static String answer(String text) {
        if (text.equals("PAGE")) {
            return PAGE;
        }
        int blank = text.indexOf(' ');
        if (blank < 0) {
            return code(Integer.parseInt(text));
        }
        String body = text.substring(blank + 1);
        String type = body.startsWith("<") ? "text/html" : body.startsWith("{") ? "application/json" : "text/plain";
        return ScriptedServer.answer(Integer.parseInt(text.substring(0, blank)), type, body);
    }

    @Test
    void nothingComes() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.HANG)) {
            asked(server, "--timeout", "100ms")
                    .ends(5)
                    .expect("connect", "ok")
                    .expect("service", "failed: no complete response from " + server.base() + " within 100ms");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0|ok: same as the service, within a few seconds
            -90|ok: 90 seconds behind the service
            240|ok: 4 minutes ahead of the service
            -360|note: 6 minutes behind the service ¦ set the clock of this machine
            7200|note: 120 minutes ahead of the service ¦ set the clock of this machine
            """)
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
        try (ScriptedServer server = answering(code(104001), code(101001))) {
            Doctor doctor = asked(server, "-a", owner);
            assertFalse(doctor.run().out().contains(owner), doctor.run().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 60, 120})
    void screen(int width) {
        Run run = Run.with().time(now()).envLine("LANG=C.UTF-8 LCOLLECTIONS_NETWROK=x");
        run.property("sun.jnu.encoding", "UTF-8")
                .property("java.vm.name", "A VM")
                .property("java.runtime.version", "17.0.1+1")
                .property("java.vendor", "a vendor")
                .property("java.home", "/usr/lib/jvm/a")
                .property("os.name", "Linux")
                .property("os.version", "6.1")
                .property("os.arch", "amd64");
        Run.Result result = (width == 0 ? run.pipe() : run.terminal(width)).line("doctor --network sandbox");
        result.expectCode(0);
        Golden.assertMatches(
                width == 0 ? "doctor-pipe.txt" : "doctor-terminal-" + width + ".txt",
                result.out().replaceFirst("lcollections \\S+\\s+\\(commit\\s+\\S+\\)", "lcollections VERSION"));
    }

    @Test
    void documentSaysTheSame() throws IOException {
        String[] args = {"--base-url", "http://127.0.0.1:1", "--proxy", "socks://x"};
        Doctor lines = Doctor.asked(Run.with(), args).ends(2);
        Run.Result run = Run.with().args("doctor", args[0], args[1], args[2], args[3], "-o", "json");
        JsonNode document = new ObjectMapper().readTree(run.out());
        run.expectCode(2);
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
            Run run = Run.with().env("HOME", home.toString()).env("HTTP_PROXY", "http://me:Pr0xyPassw0rd@127.0.0.1:1");
            run.property("java.home", home + "/jdk").property("user.home", home.toString());
            Run.Result first = run.line("doctor --base-url " + server.base() + " --api-key-file " + key + " " + how);
            first.expectOutPart("~/jdk", "--api-key-file '~/key'");
            run.env("LOOPRING_API_KEY", KEY);
            for (String line : List.of(
                    "--base-url http://service.invalid",
                    "--base-url " + server.base() + " --ca-file " + home + "/ca",
                    "--base-url " + server.base() + " --api-key-file " + KEY,
                    "--config " + home + "/none --network sandbox",
                    "--input " + home + "/none",
                    "--base-url https://h --proxy x://me:Pr0xyPassw0rd@h",
                    "--base-url https://h/?k=" + KEY)) {
                // It has what was printed before, too.
                Run.Result told = run.line("doctor " + line + " " + how);
                assertTrue(KeySecrecyTest.hides(told), told.toString());
                assertFalse((told.out() + told.err()).contains("Pr0xy"), told.toString());
                assertFalse((told.out() + told.err()).contains("anna"), told.toString());
            }
        }
    }

    /** What {@code lcollections doctor} printed, check by check. */
    private record Doctor(Run.Result run) {
        public static final List<String> CHECKS =
                List.of(("version java system configuration environment key base-url proxy dns connect tls service"
                                + " key-accepted clock terminal colours locale time-zone")
                        .split(" "));

        public static Doctor asked(Run run, String... args) {
            return new Doctor(
                    run.args(Stream.concat(Stream.of("doctor"), Stream.of(args)).toArray(String[]::new)));
        }

        /** Of one check its state and its text, and its hint behind {@code " | "} where it has one. */
        public String check(String name) {
            List<String> found = new ArrayList<>();
            List<String> lines =
                    run.out().replaceAll("\u001b\\[[0-9;]*m", "").lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches("\\w+ +" + name + " .*")) {
                    boolean hasHint = i + 1 < lines.size() && lines.get(i + 1).startsWith("  hint: ");
                    found.add(lines.get(i).replaceFirst(" +" + name + " +", ": ")
                            + (hasHint ? " | " + lines.get(i + 1).substring(8) : ""));
                }
            }
            return String.join("\n", found);
        }

        public List<String> names() {
            return run.out()
                    .replaceAll("\u001b\\[[0-9;]*m", "")
                    .lines()
                    .filter(line -> !line.startsWith("  hint: "))
                    .map(line -> line.split(" +")[1])
                    .toList();
        }

        /** The beginning of a check, in which … stands for anything, and ¦ for the bar that tables use for themselves. */
        public Doctor expect(String name, String beginning) {
            String[] parts = beginning.replace('¦', '|').split("…");
            boolean isThere = check(name)
                    .lines()
                    .anyMatch(line -> line.startsWith(parts[0]) && line.contains(parts[parts.length - 1]));
            assertTrue(isThere, beginning + "\nbut " + check(name) + "\n" + run);
            return this;
        }

        public Doctor ends(int code) {
            run.expectCode(code).expectMessages("");
            return this;
        }
    }
}
