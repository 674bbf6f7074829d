package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Doctor;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor finds out about a service and the key for it. */
class DoctorServiceTest {
    private static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";
    private static final String PAGE = ScriptedServer.json("{\"totalNum\":0,\"collections\":[]}");

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
                "200|text/html|<html>sign in</html>|6|failed: the response is not JSON: HTTP 200 with an HTML page",
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

    @Test
    void refusalWithoutAWordOfTheServiceProvesNothing() throws IOException {
        String forbidden = ScriptedServer.answer(403, "text/html", "<html>blocked</html>");
        try (ScriptedServer server = new ScriptedServer(forbidden)) {
            asked(server)
                    .ends(3)
                    .expect("service", "note: the service answered HTTP 403 with an HTML page")
                    .expect("key-accepted", "failed: the service answered HTTP 403 with an HTML page");
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
}
