package io.lcollections.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The servers as the training asks them. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TrainingServersTest {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final char[] USUAL = "changeit".toCharArray();
    private static final Path CACERTS = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");

    @TempDir
    private Path directory;

    private final PipedOutputStream hold = new PipedOutputStream();
    private FutureTask<Void> servers;
    private BufferedReader stdout;

    @BeforeEach
    void start() throws IOException {
        PipedInputStream stdin = new PipedInputStream(hold);
        PipedOutputStream bases = new PipedOutputStream();
        stdout = new BufferedReader(new InputStreamReader(new PipedInputStream(bases), StandardCharsets.UTF_8));
        servers = new FutureTask<>(() -> {
            try (bases) {
                TrainingServers.run(CACERTS, trusted(), stdin, bases);
            }
            return null;
        });
        new Thread(servers, "training servers").start();
    }

    @AfterEach
    void end() throws Exception {
        hold.close();
        servers.get();
        assertNull(stdout.readLine());
    }

    @Test
    void nothingIsRefusedThatShouldNotBe() throws IOException {
        List<String> bases = bases();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String before = System.setProperty(TRUST, trusted().toString());
        try {
            assertEquals(List.of(), TrainingTest.training(printed).queries(bases));
        } finally {
            if (before == null) {
                System.clearProperty(TRUST);
            } else {
                System.setProperty(TRUST, before);
            }
        }
        assertEquals("", printed.toString());
    }

    @Test
    void theCopyHasWhomTheJdkTrustsAndTwoMore() throws IOException, GeneralSecurityException {
        List<String> bases = bases();
        assertTrue(bases.get(0).startsWith("http://127.0.0.1:"), bases::toString);
        assertTrue(bases.get(1).startsWith("https://localhost:"), bases::toString);
        assertTrue(bases.get(2).startsWith("https://localhost:"), bases::toString);
        Set<String> expected = new HashSet<>(Set.of("training ec", "training rsa"));
        expected.addAll(names(CACERTS));
        assertEquals(expected, Set.copyOf(names(trusted())));
    }

    private Path trusted() {
        return directory.resolve("trusted");
    }

    private List<String> bases() throws IOException {
        List<String> bases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bases.add(stdout.readLine());
        }
        return bases;
    }

    private static List<String> names(Path store) throws IOException, GeneralSecurityException {
        return Collections.list(KeyStore.getInstance(store.toFile(), USUAL).aliases());
    }
}
