package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The proxy of that name, as people run it. */
record TinyProxy(Running process, int port) implements AutoCloseable {
    private static final int TRIES = 10;

    /**
     * On a port that is free; skips the test where it is not installed.
     *
     * @param directory for its configuration
     * @param settings lines of it
     */
    static TinyProxy start(Path directory, String... settings) throws IOException {
        Tool.require("tinyproxy");
        for (int i = 0; i < TRIES; i++) {
            // It takes no port of the system's choice, so that another program may be quicker to take this one.
            int port = freePort();
            Path configuration = Files.writeString(
                    directory.resolve("tinyproxy.conf"),
                    "Port " + port + "\nListen 127.0.0.1\nMaxClients 20\nTimeout 60\nLogLevel Info\n"
                            + String.join("\n", settings) + "\n");
            Running process = Program.of("tinyproxy", "-d", "-c", configuration.toString())
                    .piped()
                    .start();
            if (listens(process)) {
                return new TinyProxy(process, port);
            }
            process.close();
        }
        return fail("tinyproxy does not start");
    }

    private static boolean listens(Running process) throws IOException {
        for (String line = process.line(); line != null; line = process.line()) {
            if (line.contains("Accepting connections")) {
                return true;
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return free.getLocalPort();
        }
    }

    /** Environment and port. */
    String place() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
