package io.lcollections.saved;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.BiPredicate;
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
record Merged<R>(List<R> rows, OptionalLong total, Optional<String> shortfall, List<String> notes) {

    /**
     * The rows of one account in one saved response.
     *
     * @param account empty if the response does not say whose rows these are
     * @param total how many rows the response says there are, if it counts all rows of the account
     * @param gap why rows may be missing although there is no total; empty if there is no reason
     * @param texts copy the JSON of the rows, each on demand; the same object for all rows of one value
     * @param <R> what is kept of a row
     */
    record SavedRecord<R>(
            OptionalLong account,
            OptionalLong total,
            Optional<String> gap,
            List<Row<R>> rows,
            List<Supplier<byte[]>> texts) {}

    /** One row with its {@link io.lcollections.model.Collection#idValue}. */
    record Row<R>(Optional<Object> id, R kept) {}

    /** Messages name the origin; rows with the same id that differ contradict each other. */
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
            return new Merged<>(rows, OptionalLong.empty(), gap, notes);
        }
        String shortfall = rows.size() + " of " + totals.last() + " collections; " + origin + " has no more";
        return new Merged<>(
                rows,
                OptionalLong.of(totals.last()),
                Optional.of(shortfall).filter(text -> rows.size() < totals.last()),
                notes);
    }
}
