package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.Doctor;
import io.lcollections.support.Expect;
import io.lcollections.support.Golden;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the doctor tells it, to people and to programs, and what it tells nobody. */
class DoctorOutputTest {
    /** Made up, and no six characters of it stand in any message of ours. */
    private static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";

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
        String plain = Run.with().args(("doctor " + args).split(" ")).out().replaceAll("\u001b\\[[0-9;]*m", "");
        assertTrue(plain.contains("colours        " + told.substring("ok: ".length()) + "\n"), plain);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR,1,no: NO_COLOR is set",
        "CLICOLOR_FORCE,1,yes: CLICOLOR_FORCE is set",
        "TERM,dumb,no: TERM=dumb"
    })
    void coloursByTheEnvironment(String name, String value, String told) {
        String plain = Run.with()
                .env(name, value)
                .args("doctor", "--network", "sandbox")
                .out();
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
}
