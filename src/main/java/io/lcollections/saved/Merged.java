package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The rows of several records of one account. Saved pages overlap if the account changed while it was read, and files may
 * have the same pages: of rows with the same id in several records, the first one is kept. Rows with the same id in one
 * record are all kept.
 *
 * @param total the largest of the totals
 * @param shortfall why rows are or may be missing; empty if they are complete
 * @param notes what was left out, and contradictions between the records
 */
record Merged(List<Collection> rows, OptionalLong total, Optional<String> shortfall, List<String> notes) {

    /**
     * The rows of one account in one saved response.
     *
     * @param total how many rows the response says there are, if it counts all rows of the account
     * @param gap why rows may be missing although there is no total
     * @param texts copy the JSON of the rows, each on demand; the same object for all rows of one value
     */
    record SavedRecord(
            OptionalLong account,
            OptionalLong total,
            Optional<String> gap,
            List<Collection> rows,
            List<Supplier<byte[]>> texts) {}

    /** Messages name the origin. */
    static Merged of(List<SavedRecord> records, String origin) {
        Map<Object, Collection> known = new HashMap<>();
        List<Collection> rows = new ArrayList<>();
        int repeated = 0;
        int contradictions = 0;
        for (SavedRecord saved : records) {
            Map<Object, Collection> fresh = new HashMap<>();
            for (Collection row : saved.rows()) {
                Collection first = row.idValue().map(known::get).orElse(null);
                if (first == null) {
                    rows.add(row);
                    row.idValue().ifPresent(id -> fresh.putIfAbsent(id, row));
                } else {
                    repeated++;
                    contradictions += differ(first, row) ? 1 : 0;
                }
            }
            known.putAll(fresh);
        }
        TreeSet<Long> totals = new TreeSet<>();
        records.forEach(saved -> saved.total().ifPresent(totals::add));
        List<String> notes = new ArrayList<>();
        if (contradictions > 0) {
            notes.add("collections saved more than once with different values, of which the first ones are used: "
                    + contradictions);
        }
        if (totals.size() > 1) {
            String all = totals.stream().map(String::valueOf).collect(Collectors.joining(", "));
            notes.add("saved responses have different totals (" + all + "); the largest is used");
        }
        if (records.size() > 1 && !totals.isEmpty() && rows.size() > totals.last()) {
            notes.add("saved responses have " + rows.size() + " collections, and their total is " + totals.last());
        }
        if (repeated > 0) {
            notes.add("left out because an earlier page of " + origin + " has the same collection: " + repeated);
        }
        if (totals.isEmpty()) {
            Optional<String> gap =
                    records.stream().flatMap(saved -> saved.gap().stream()).findFirst();
            return new Merged(rows, OptionalLong.empty(), gap, notes);
        }
        long total = totals.last();
        Optional<String> shortfall = rows.size() < total
                ? Optional.of(rows.size() + " of " + total + " collections; " + origin + " has no more")
                : Optional.empty();
        return new Merged(rows, OptionalLong.of(total), shortfall, notes);
    }

    /** Forms differ in the fields that they have; a count may be a string. */
    private static boolean differ(Collection one, Collection other) {
        return one.fields().properties().stream().anyMatch(field -> {
            JsonNode value = field.getValue();
            JsonNode second = other.fields().path(field.getKey());
            return !second.isMissingNode()
                    && (!value.asText("").equals(second.asText(""))
                            || value.isContainerNode() && !value.equals(second));
        });
    }
}
