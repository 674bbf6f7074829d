package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.SavedAccounts;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import io.lcollections.sandbox.SandboxArchive;
import io.lcollections.sandbox.SandboxArchive.Row;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a sandbox serves of a file of saved answers. */
final class SandboxData {
    /** Numbers of accounts that a line has room for. */
    private static final int MOST_NAMED = 5;

    /** Where rows do not say whose they are, any will do. */
    private static final long ANY = 10001;

    private final String origin;
    private final SandboxArchive archive;

    private SandboxData(String origin, SandboxArchive archive) {
        this.origin = origin;
        this.archive = archive;
    }

    /**
     * @param name of the file, or {@code -} for standard input
     * @throws io.lcollections.config.UsageException when it cannot be read
     * @throws ApiException when it cannot be vouched for, or holds a part of what the service counted
     */
    static SandboxData read(String name, InputStream stdin) throws ApiException {
        InputFile file = new InputFile("--data", name);
        SavedAccounts<Row> accounts = SavedAccounts.read(file, stdin, SandboxData::row);
        return new SandboxData(file.origin(), new SandboxArchive(accounts.named(), accounts.others()));
    }

    /** The bytes of it and nothing else: an archive may be large. */
    private static Row row(Collection row) {
        return new Row(row.wireJson(), row.text("contractAddress").orElse(""), row.isEmpty());
    }

    SandboxArchive archive() {
        return archive;
    }

    /** What to call it. */
    String origin() {
        return origin;
    }

    /** An account that it has. */
    long someAccount() {
        return archive.accounts().keySet().stream().findFirst().orElse(ANY);
    }

    /** Whose collections it holds, and how many. */
    List<String> banner() {
        List<String> lines = new ArrayList<>();
        Map<Long, List<Row>> accounts = archive.accounts();
        if (!accounts.isEmpty()) {
            long rows = accounts.values().stream().mapToLong(List::size).sum();
            String names = accounts.keySet().stream()
                    .limit(MOST_NAMED)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            lines.add((accounts.size() == 1 ? "account " : accounts.size() + " accounts: ") + names
                    + (accounts.size() > MOST_NAMED ? ", …" : "") + "; " + collections(rows));
        }
        archive.others()
                .ifPresent(rows -> lines.add("of every " + (accounts.isEmpty() ? "" : "other ")
                        + "account, as the file does not say whose: " + collections(rows.size())));
        return lines;
    }

    private static String collections(long rows) {
        return rows + (rows == 1 ? " collection" : " collections");
    }
}
