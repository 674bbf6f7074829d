package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key goes to the service, and to no place where others could see it. */
class KeySecrecyIT {
    private static final String KEY = "k3yThatNobodyElseMaySee0123456789";

    @TempDir
    private Path directory;

    private ServerSocket server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        server.setSoTimeout(Running.GUARD_SECONDS * 1000);
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"variable, -v", "variable, --debug", "file, -v", "file, --debug"})
    void othersDoNotSeeItInTheListOfProcesses(String source, String flag) throws IOException {
        Outcome outcome;
        try (Running running = program(source, flag).start();
                Socket caller = server.accept()) {
            expectKey(caller);
            Path commandLine = Path.of("/proc/" + running.pid() + "/cmdline");
            assumeTrue(Files.exists(commandLine), "only Linux shows a command line there");
            String shown = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
            assertTrue(shown.contains("lcollections.jar"), shown);
            assertFalse(shown.contains(KEY), shown);
            // The server first, so that another try finds nobody.
            server.close();
            caller.shutdownOutput();
            outcome = running.outcome();
        }
        outcome.expectCode(5);
        expectNoKey(outcome);
    }

    @ParameterizedTest
    @CsvSource({"variable, -v", "variable, --debug", "file, -v", "file, --debug"})
    void aServiceThatQuotesItDoesNotBringItToTheScreen(String source, String flag) throws IOException {
        Outcome outcome;
        try (Running running = program(source, flag).start();
                Socket caller = server.accept()) {
            expectKey(caller);
            String body = "{\"resultInfo\":{\"code\":100001,\"message\":\"no use for " + KEY + "\"}}";
            String head = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close\r\n";
            String length = "Content-Length: " + body.length() + "\r\n\r\n";
            caller.getOutputStream().write((head + length + body).getBytes(StandardCharsets.US_ASCII));
            caller.shutdownOutput();
            outcome = running.outcome();
        }
        outcome.expectCode(4);
        assertTrue(outcome.err().contains("no use for ***"), outcome::toString);
        expectNoKey(outcome);
    }

    private Program program(String source, String flag) throws IOException {
        String base = "http://127.0.0.1:" + server.getLocalPort();
        if (source.equals("variable")) {
            return Program.launcher("--account", "10001", "--base-url", base, flag)
                    .env("LOOPRING_API_KEY", KEY);
        }
        Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
        return Program.launcher("--account", "10001", "--base-url", base, flag, "--api-key-file", file.toString());
    }

    /** Reads a request to its end, and makes sure that the key is in use: a key that is not sent is no secret. */
    private static void expectKey(Socket caller) throws IOException {
        caller.setSoTimeout(Running.GUARD_SECONDS * 1000);
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        assertTrue(head.toString().contains("X-API-KEY: " + KEY + "\n"), head::toString);
    }

    private static void expectNoKey(Outcome outcome) {
        assertFalse(outcome.err().contains(KEY), outcome::toString);
        assertFalse(outcome.text().contains(KEY), outcome::toString);
    }
}
