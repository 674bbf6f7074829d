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
 * @param repeated the number of rows left out
 * @param total the largest of the totals
 * @param gap why rows may be missing, if no total says so
 * @param notes contradictions between the records
 */
record Merged<R>(List<R> rows, int repeated, OptionalLong total, Optional<String> gap, List<String> notes) {

    /**
     * @param differ whether two rows with the same id contradict each other
     */
    static <R> Merged<R> of(List<SavedRecord<R>> records, BiPredicate<R, R> differ) {
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
        OptionalLong total = totals.isEmpty() ? OptionalLong.empty() : OptionalLong.of(totals.last());
        if (records.size() > 1 && total.isPresent() && rows.size() > total.getAsLong()) {
            notes.add("saved responses have " + rows.size() + " collections, and their total is " + total.getAsLong());
        }
        Optional<String> gap = total.isPresent()
                ? Optional.empty()
                : records.stream().flatMap(saved -> saved.gap().stream()).findFirst();
        return new Merged<>(rows, repeated, total, gap, notes);
    }

    boolean isIncomplete() {
        return gap.isPresent() || total.isPresent() && rows.size() < total.getAsLong();
    }

    /** For a message, if the rows are incomplete. */
    String shortfall(String origin) {
        return gap.isPresent()
                ? gap.get()
                : rows.size() + " of " + total.getAsLong() + " collections; " + origin + " has no more";
    }
}
