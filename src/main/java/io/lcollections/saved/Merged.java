package io.lcollections.saved;

import io.lcollections.saved.SavedRecord.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiPredicate;
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
record Merged<R>(List<R> rows, OptionalLong total, Optional<String> shortfall, List<String> notes) {

    /**
     * @param origin the files, for messages
     * @param differ whether two rows with the same id contradict each other
     */
    static <R> Merged<R> of(List<SavedRecord<R>> records, String origin, BiPredicate<R, R> differ) {
        Map<Object, R> known = new HashMap<>();
        List<R> rows = new ArrayList<>();
        int repeated = 0;
        int contradictions = 0;
        for (SavedRecord<R> saved : records) {
            Map<Object, R> fresh = new HashMap<>();
            for (Row<R> row : saved.rows()) {
                R first = row.id().map(known::get).orElse(null);
                if (first == null) {
                    rows.add(row.kept());
                    row.id().ifPresent(id -> fresh.putIfAbsent(id, row.kept()));
                } else {
                    repeated++;
                    contradictions += differ.test(first, row.kept()) ? 1 : 0;
                }
            }
            known.putAll(fresh);
        }
        List<String> notes = new ArrayList<>();
        if (contradictions > 0) {
            notes.add("saved more than once with different values: " + contradictions
                    + (contradictions == 1 ? " collection" : " collections") + "; the first one is used");
        }
        TreeSet<Long> totals = new TreeSet<>();
        records.forEach(saved -> saved.total().ifPresent(totals::add));
        if (totals.size() > 1) {
            notes.add("saved responses have different totals ("
                    + totals.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + "); the largest is used");
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
            return new Merged<>(rows, OptionalLong.empty(), gap, notes);
        }
        long total = totals.last();
        Optional<String> shortfall = rows.size() < total
                ? Optional.of(rows.size() + " of " + total + " collections; " + origin + " has no more")
                : Optional.empty();
        return new Merged<>(rows, OptionalLong.of(total), shortfall, notes);
    }
}
