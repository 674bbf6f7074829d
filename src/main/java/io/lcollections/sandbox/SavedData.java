package io.lcollections.sandbox;

import io.lcollections.api.ApiException;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedResponses;
import io.lcollections.server.Accounts;
import java.io.InputStream;
import java.util.ArrayList;
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
        SavedResponses<Row> responses = new SavedResponses<>(SavedData::row);
        responses.read(file, stdin);
        return new SavedData(file.origin(), responses.completeRows(file.origin()), responses.notes());
    }

    /** Only the bytes are kept, because a file may be large. */
    private static Row row(Collection row) {
        byte[] json = row.wireJson();
        return new Row(row.idValue().orElse(""), row.text("contractAddress").orElse(""), row.isEmpty(), () -> json);
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
            lines.add((named.size() == 1 ? "account " : named.size() + " accounts: ") + names
                    + (named.size() > MAX_NAMED ? ", …" : "") + "; " + collections(total));
        }
        List<Row> others = rows.get(OptionalLong.empty());
        if (others != null) {
            lines.add("for every " + (named.isEmpty() ? "" : "other ") + "account, because the file names none: "
                    + collections(others.size()));
        }
        return lines;
    }

    private static String collections(long rows) {
        return rows + (rows == 1 ? " collection" : " collections");
    }
}
