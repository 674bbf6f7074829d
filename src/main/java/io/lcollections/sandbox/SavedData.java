package io.lcollections.sandbox;

import io.lcollections.api.ApiException;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import io.lcollections.saved.SavedAccounts;
import io.lcollections.server.Accounts;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The saved responses that a sandbox serves. They do not name owners.
 *
 * @param origin the file, for messages
 */
record SavedData(String origin, SavedAccounts<Row> accounts) implements Accounts {
    private static final int MAX_NAMED = 5;

    /** For files that do not say which account their rows belong to. */
    private static final long ANY_ACCOUNT = 10001;

    /** Only the bytes are kept, because a file may be large. */
    private record Row(Object id, String contractAddress, boolean isEmpty, byte[] json) implements Accounts.Row {
        Row(Collection row) {
            this(row.idValue().orElse(""), row.text("contractAddress").orElse(""), row.isEmpty(), row.wireJson());
        }
    }

    /**
     * @param name a path, or {@code -} for standard input
     * @throws ApiException if the file is invalid or incomplete
     */
    static SavedData read(String name, InputStream stdin) throws ApiException {
        InputFile file = new InputFile("--data", name);
        return new SavedData(file.origin(), SavedAccounts.read(file, stdin, Row::new));
    }

    @Override
    public List<Row> rows(long account) {
        return accounts.named().getOrDefault(account, accounts.others().orElse(null));
    }

    /** An account to try. */
    long someAccount() {
        return accounts.named().keySet().stream().findFirst().orElse(ANY_ACCOUNT);
    }

    /** Which accounts the file has, and how many collections. */
    List<String> banner() {
        List<String> lines = new ArrayList<>(accounts.notes());
        int named = accounts.named().size();
        if (named > 0) {
            long rows = accounts.named().values().stream().mapToLong(List::size).sum();
            String names = accounts.named().keySet().stream()
                    .limit(MAX_NAMED)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            lines.add((named == 1 ? "account " : named + " accounts: ") + names + (named > MAX_NAMED ? ", …" : "")
                    + "; " + collections(rows));
        }
        accounts.others()
                .ifPresent(rows -> lines.add("for every " + (named == 0 ? "" : "other ")
                        + "account, because the file names none: " + collections(rows.size())));
        return lines;
    }

    private static String collections(long rows) {
        return rows + (rows == 1 ? " collection" : " collections");
    }
}
