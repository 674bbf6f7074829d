package io.lcollections.sandbox;

import io.lcollections.api.ApiException;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedAccounts;
import io.lcollections.server.SandboxArchive;
import io.lcollections.server.SandboxArchive.Row;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The saved responses that a sandbox serves.
 *
 * @param origin the file, for messages
 * @param notes what the file was taken for
 */
record SandboxData(String origin, List<String> notes, SandboxArchive archive) {
    private static final int MAX_NAMED = 5;

    /** For files that do not say which account their rows belong to. */
    private static final long ANY_ACCOUNT = 10001;

    /**
     * @param name a path, or {@code -} for standard input
     * @throws ApiException if the file is invalid or incomplete
     */
    static SandboxData read(String name, InputStream stdin) throws ApiException {
        InputFile file = new InputFile("--data", name);
        SavedAccounts<Row> accounts = SavedAccounts.read(file, stdin, SandboxData::row);
        return new SandboxData(
                file.origin(), accounts.notes(), new SandboxArchive(accounts.named(), accounts.others()));
    }

    /** Only the bytes are kept, because a file may be large. */
    private static Row row(Collection row) {
        return new Row(row.wireJson(), row.text("contractAddress").orElse(""), row.isEmpty());
    }

    /** An account to try. */
    long someAccount() {
        return archive.accounts().keySet().stream().findFirst().orElse(ANY_ACCOUNT);
    }

    /** Which accounts the file has, and how many collections. */
    List<String> banner() {
        List<String> lines = new ArrayList<>(notes);
        Map<Long, List<Row>> accounts = archive.accounts();
        if (!accounts.isEmpty()) {
            long rows = accounts.values().stream().mapToLong(List::size).sum();
            String names = accounts.keySet().stream()
                    .limit(MAX_NAMED)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            lines.add((accounts.size() == 1 ? "account " : accounts.size() + " accounts: ") + names
                    + (accounts.size() > MAX_NAMED ? ", …" : "") + "; " + collections(rows));
        }
        archive.others()
                .ifPresent(rows -> lines.add("for every " + (accounts.isEmpty() ? "" : "other ")
                        + "account, because the file names none: " + collections(rows.size())));
        return lines;
    }

    private static String collections(long rows) {
        return rows + (rows == 1 ? " collection" : " collections");
    }
}
