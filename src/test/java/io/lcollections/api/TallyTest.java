package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Rows;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static long fingerprint(String... ids) {
        List<Collection> rows = Stream.of(ids)
                .map(id -> Rows.of(Map.of("id", new JsonNumber(id))))
                .toList();
        Tally tally = new Tally(0);
        tally.add(new Served(0, 50, new Page(OptionalLong.empty(), OptionalLong.of(2), rows, List.of(), List.of())), 2);
        return tally.fingerprint();
    }

    @Test
    void otherIdsHaveAnotherFingerprint() {
        assertEquals(fingerprint("1", "40"), fingerprint("1", "40"));
        assertNotEquals(fingerprint("1", "40"), fingerprint("2", "30"));
        assertNotEquals(fingerprint("1", "2"), fingerprint("2", "1"));
        assertNotEquals(fingerprint("1", "2"), fingerprint("1"));
    }
}
