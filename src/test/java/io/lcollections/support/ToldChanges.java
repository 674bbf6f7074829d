package io.lcollections.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A reader of a watch that is killed from time to time: it follows an account by what it is told and by nothing else,
 * and fails over any change that does not go on from what was told before.
 *
 * <p>The last change that was told before the watch was killed may be told again, as it may not have been kept.
 */
public final class ToldChanges {
    private final ObjectMapper json = new ObjectMapper();
    /** The counts of the collections by their ids. */
    private final Map<Integer, Integer> counts;
    /** Of what was told last before a kill, the count before it: empty where there was no such collection. */
    private final Map<Integer, Optional<Integer>> inFlight = new HashMap<>();

    private int lastId = -1;
    private Optional<Integer> beforeLast = Optional.empty();
    private int told;
    private int repeated;

    /**
     * @param counts of the collections when the watch began
     */
    public ToldChanges(Map<Integer, Integer> counts) {
        this.counts = new TreeMap<>(counts);
    }

    /** Takes a line of {@code -o ndjson}. */
    public void line(String line) throws IOException {
        JsonNode change = json.readTree(line);
        int id = change.get("id").asInt();
        JsonNode count = change.path("changes").path(0);
        Optional<Integer> before = switch (change.get("change").asText()) {
            case "added" -> Optional.empty();
            case "removed" -> Optional.of(change.get("collection").get("count").asInt());
            default -> Optional.of(count.get("old").asInt());
        };
        Optional<Integer> after = switch (change.get("change").asText()) {
            case "added" -> Optional.of(change.get("collection").get("count").asInt());
            case "removed" -> Optional.empty();
            default -> Optional.of(count.get("new").asInt());
        };
        goOn(line, id, before);
        lastId = id;
        beforeLast = before;
        after.ifPresentOrElse(now -> counts.put(id, now), () -> counts.remove(id));
        told++;
    }

    private void goOn(String line, int id, Optional<Integer> before) {
        Optional<Integer> known = Optional.ofNullable(counts.get(id));
        boolean isAgain = !before.equals(known);
        if (isAgain) {
            assertTrue(inFlight.containsKey(id), "lost or told again: " + line + ", known is " + known);
            assertEquals(inFlight.get(id), before, "lost or told again: " + line);
            repeated++;
        }
        inFlight.remove(id);
    }

    /** The watch was killed. */
    public void killed() {
        if (lastId >= 0) {
            inFlight.putIfAbsent(lastId, beforeLast);
            lastId = -1;
        }
    }

    /** The watch has told all there is. */
    public void expect(Map<Integer, Integer> served) {
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

    /** How many changes were told. */
    public int told() {
        return told;
    }

    /** How many of them were told before. */
    public int repeated() {
        return repeated;
    }
}
