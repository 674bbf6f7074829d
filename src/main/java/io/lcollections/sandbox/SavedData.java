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

/**
 * The saved responses that a sandbox serves. They do not name owners.
 *
 * @param rows by account; those without an account belong to every account that has no rows of its own
 */
record SavedData(SavedCollectionsApi saved, Map<OptionalLong, List<Row>> rows) implements Accounts {
    /** Reads a path, or {@code -} for standard input; throws if the file is invalid or incomplete. */
    static SavedData read(String name, InputStream stdin) throws ApiException {
        SavedCollectionsApi saved = SavedCollectionsApi.open(new InputFile("--data", name), stdin);
        Map<OptionalLong, List<Row>> rows = new LinkedHashMap<>();
        saved.completeRows()
                .forEach((account, collections) -> rows.put(
                        account, collections.stream().map(SavedData::row).toList()));
        return new SavedData(saved, rows);
    }

    private static Row row(Collection row) {
        String contract = row.text("contractAddress").orElse("");
        return new Row(row.idValue().orElse(""), contract, row.isEmpty(), row::wireJson);
    }

    @Override
    public List<Row> rows(long account) {
        return rows.getOrDefault(OptionalLong.of(account), rows.get(OptionalLong.empty()));
    }

    /** An account to try; any one is possible if the file does not say which accounts its rows belong to. */
    long someAccount() {
        return saved.named().isEmpty() ? 10001 : saved.named().first();
    }

    /** Which accounts the file has, and how many collections. */
    List<String> banner() {
        List<String> lines = new ArrayList<>(saved.notes());
        if (!saved.named().isEmpty()) {
            long total = saved.named().stream().mapToLong(id -> rows(id).size()).sum();
            lines.add("accounts: " + saved.names() + "; collections: " + total);
        }
        if (rows.containsKey(OptionalLong.empty())) {
            int others = rows.get(OptionalLong.empty()).size();
            lines.add("for every other account, because the file names none; collections: " + others);
        }
        return lines;
    }
}
