package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.CollectionGenerator;
import io.lcollections.server.Fault;
import io.lcollections.server.Sandbox;
import io.lcollections.support.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole program against everything at once; its own waits take no time here. */
class AllFaultsTest {
    private static final int MANY = 10_000;

    private static final Map<Fault, Double> ALL = Map.of(
            Fault.RATE_LIMIT, 0.1,
            Fault.ERROR, 0.05,
            Fault.RESET, 0.02,
            Fault.TRUNCATE, 0.02,
            Fault.SHIFT, 0.1);

    /** One request after the other, so that the same faults happen each time. */
    @Test
    void everyIdComesOnceWithTheUsualRetries() throws IOException {
        expectEveryIdOnce("--concurrency", "1");
    }

    /** With requests side by side nobody knows which of them has bad luck, and how often: more tries make it certain. */
    @Test
    void everyIdComesOnceWhenRequestsOvertakeEachOther() throws IOException {
        expectEveryIdOnce("--concurrency", "8", "--retries", "20");
    }

    private static void expectEveryIdOnce(String... further) throws IOException {
        Sandbox.Settings settings = new Sandbox.Settings(Duration.ZERO, 50, new Fault.Odds(ALL), 7, Optional.empty());
        try (Sandbox server = Sandbox.start(0, settings, new CollectionGenerator(MANY))) {
            Run run = Run.with().env("LOOPRING_API_KEY", Sandbox.KEY);
            Run.Result result = run.args(arguments(server.base(), further));
            List<String> ids = result.out()
                    .lines()
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
            assertEquals(0, result.code(), result.err());
            assertEquals(MANY, ids.size());
            assertEquals(MANY, Set.copyOf(ids).size());
            String asked = result.err()
                    .lines()
                    .filter(line -> line.startsWith("retry "))
                    .collect(Collectors.joining());
            for (String reason : List.of("HTTP 429", "HTTP 50", "no HTTP response", "cannot be read completely")) {
                assertTrue(asked.contains(reason), () -> "no " + reason + " in " + asked);
            }
        }
    }

    private static String[] arguments(String base, String... further) {
        List<String> args = List.of("--base-url", base, "-a", "10001", "--all", "-o", "ndjson", "-v");
        return Stream.concat(args.stream(), Arrays.stream(further)).toArray(String[]::new);
    }
}
