package io.lcollections.sandbox;

import io.lcollections.api.ApiException;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.server.Accounts;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The saved responses that a sandbox serves. They do not name owners.
 *
 * @param origin the file, for messages
 * @param rows by account; those without an account belong to every account that has no rows of its own
 * @param notes what the file was taken for
 */
record SavedData(String origin, Map<OptionalLong, List<Row>> rows, List<String> notes) implements Accounts {
    private static final int MAX_NAMED = 5;

    /** Reads a path, or {@code -} for standard input; throws if the file is invalid or incomplete. */
    static SavedData read(String name, InputStream stdin) throws ApiException {
        InputFile file = new InputFile("--data", name);
        SavedCollectionsApi saved = SavedCollectionsApi.open(file, stdin);
        Map<OptionalLong, List<Row>> rows = new LinkedHashMap<>();
        saved.completeRows()
                .forEach((account, collections) -> rows.put(
                        account, collections.stream().map(SavedData::row).toList()));
        return new SavedData(file.origin(), rows, saved.notes());
    }

    private static Row row(Collection row) {
        String contract = row.text("contractAddress").orElse("");
        return new Row(row.idValue().orElse(""), contract, row.isEmpty(), row::wireJson);
    }

    @Override
    public List<Row> rows(long account) {
        return rows.getOrDefault(OptionalLong.of(account), rows.get(OptionalLong.empty()));
    }

    private SortedSet<Long> named() {
        SortedSet<Long> named = new TreeSet<>();
        rows.keySet().forEach(account -> account.ifPresent(named::add));
        return named;
    }

    /** An account to try; any one is possible if the file does not say which accounts its rows belong to. */
    long someAccount() {
        return named().isEmpty() ? 10001 : named().first();
    }

    /** Which accounts the file has, and how many collections. */
    List<String> banner() {
        List<String> lines = new ArrayList<>(notes);
        SortedSet<Long> named = named();
        if (!named.isEmpty()) {
            long total = named.stream().mapToLong(id -> rows(id).size()).sum();
            String names = named.stream().limit(MAX_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            lines.add("accounts: " + names + (named.size() > MAX_NAMED ? ", …" : "") + "; collections: " + total);
        }
        if (rows.containsKey(OptionalLong.empty())) {
            int others = rows.get(OptionalLong.empty()).size();
            lines.add("for every other account, because the file names none; collections: " + others);
        }
        return lines;
    }
}
