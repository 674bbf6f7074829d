package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A watch with a state is killed again and again, while it starts, looks, tells and keeps, and the account changes all
 * the time: nobody who reads what it tells misses a change, and only the last one before a kill may come twice.
 *
 * <p>{@code -Dwatch.kills=200} kills it more often, {@code -Dwatch.seed=N} at other moments.
 */
class WatchKillIT {
    private static final int KILLS = Integer.getInteger("watch.kills", 15);
    private static final int IDS = 45;
    private static final int MAX_LINES = 40;
    /** As long as it takes to start, or nearly. */
    private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final Random random = new Random(Long.getLong("watch.seed", 7));
    /** What the server does, apart: how often it is asked must not decide when the next kill is. */
    private final Random fate = new Random(11);

    private final ScriptedAccount account = new ScriptedAccount();
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final ScriptedServer server = new ScriptedServer(this::answer);
    private boolean isChanging;

    @TempDir
    private Path folder;

    private synchronized String answer(String head) {
        if (isChanging) {
            for (int changes = fate.nextInt(8); changes > 0; changes--) {
                change(fate.nextInt(IDS));
            }
        }
        return account.apply(head);
    }

    private void change(int id) {
        if (counts.containsKey(id) && fate.nextInt(3) == 0) {
            counts.remove(id);
            account.remove(id);
        } else {
            counts.merge(id, 1, Integer::sum);
            account.put(id, "n", counts.get(id));
        }
    }

    private synchronized void changing(boolean whether) {
        isChanging = whether;
    }

    private Program watch(String... further) {
        return Program.launcher("watch", "--base-url", server.base(), "-a", "7", "-o", "ndjson")
                .with("--state", folder.resolve("seen").toString())
                .with(further)
                .piped();
    }

    @Test
    void nothingIsLostAndOnlyTheLastChangeMayComeTwice(TestReporter reporter) throws IOException {
        for (int id = 0; id < IDS; id += 2) {
            change(id);
        }
        try (server) {
            once(null);
            ToldChanges told = new ToldChanges(counts);
            for (int kill = 0; kill < KILLS; kill++) {
                changing(true);
                killed(told);
            }
            changing(false);
            once(told);
            told.expect(counts);
            int mostly = told.told;
            once(told);
            assertEquals(mostly, told.told, "nothing has changed since");
            assertTrue(told.repeated <= KILLS, told.repeated + " repeated");
            reporter.publishEntry(
                    "kills", KILLS + ": " + told.told + " changes told, " + told.repeated + " of them twice");
        }
    }

    private void once(ToldChanges told) throws IOException {
        try (Running running = watch("--once").start()) {
            for (String line = running.line(); line != null; line = running.line()) {
                told.line(line);
            }
            running.outcome().expectCode(0);
        }
    }

    private void killed(ToldChanges told) throws IOException {
        try (Running running = watch("--interval", "1ms", "-q").start()) {
            boolean atItsStart = random.nextInt(3) == 0;
            int lines = atItsStart ? 0 : 1 + random.nextInt(MAX_LINES);
            for (int line = 0; line < lines; line++) {
                String next = running.line();
                assertTrue(next != null, () -> "it ended by itself: " + outcome(running));
                told.line(next);
            }
            // Not to wait for anything, but to hit another moment each time.
            long moment = atItsStart ? START_NANOS : MOMENT_NANOS;
            LockSupport.parkNanos((long) (random.nextDouble() * moment));
            running.kill();
            for (String line = running.line(); line != null; line = running.line()) {
                told.line(line);
            }
            // A poll that the account outruns is reported, and loses nothing.
            Outcome outcome = running.outcome().expectCode(137);
            assertTrue(
                    outcome.err().lines().allMatch(line -> line.contains("the account changed while it was read")),
                    outcome::toString);
            told.killed();
        }
    }

    private static String outcome(Running running) {
        try {
            return running.outcome().toString();
        } catch (IOException unknown) {
            return unknown.toString();
        }
    }

    /** Follows an account by the changes that it is told; only the last one before a kill may be told again. */
    private static final class ToldChanges {
        private final ObjectMapper json = new ObjectMapper();
        /** The counts of the collections by their ids. */
        private final Map<Integer, Integer> counts;
        /** Of what was told last before a kill, the count before it: empty where there was no such collection. */
        private final Map<Integer, Optional<Integer>> inFlight = new HashMap<>();

        private int lastId = -1;
        private Optional<Integer> beforeLast = Optional.empty();
        private int told;
        private int repeated;

        ToldChanges(Map<Integer, Integer> counts) {
            this.counts = new TreeMap<>(counts);
        }

        /** Takes a line of {@code -o ndjson}. */
        void line(String line) throws IOException {
            JsonNode change = json.readTree(line);
            String kind = change.get("change").asText();
            int id = change.get("id").asInt();
            Optional<Integer> row = number(change.at("/collection/count"));
            Optional<Integer> before = kind.equals("removed") ? row : number(change.at("/changes/0/old"));
            Optional<Integer> after = kind.equals("added") ? row : number(change.at("/changes/0/new"));
            Optional<Integer> known = Optional.ofNullable(counts.get(id));
            if (!before.equals(known)) {
                assertEquals(inFlight.get(id), before, "lost or printed again: " + line + ", known is " + known);
                repeated++;
            }
            inFlight.remove(id);
            lastId = id;
            beforeLast = before;
            after.ifPresentOrElse(now -> counts.put(id, now), () -> counts.remove(id));
            told++;
        }

        private static Optional<Integer> number(JsonNode node) {
            return node.isMissingNode() ? Optional.empty() : Optional.of(node.asInt());
        }

        /** The watch was killed. */
        void killed() {
            if (lastId >= 0) {
                inFlight.putIfAbsent(lastId, beforeLast);
                lastId = -1;
            }
        }

        /** The watch has told all there is. */
        void expect(Map<Integer, Integer> served) {
            Map<Integer, Integer> expected = new TreeMap<>(served);
            // What was told and not kept, and undone before the next look, is not told of again.
            inFlight.forEach((id, before) -> {
                if (before.equals(Optional.ofNullable(served.get(id)))) {
                    expected.remove(id);
                    counts.remove(id);
                }
            });
            assertEquals(expected, counts, "lost");
        }
    }
}
