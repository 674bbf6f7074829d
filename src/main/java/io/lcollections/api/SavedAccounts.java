package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.InputFile;
import io.lcollections.model.Collection;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a file of saved answers holds of each account, whole; what {@code --input} reads can be read here, and is taken
 * together in the same way.
 *
 * @param <R> what is kept of a row, so that the rest of it need not be
 */
public final class SavedAccounts<R> {
    private final Map<Long, Gathering<R>> named = new TreeMap<>();
    private Optional<Gathering<R>> others = Optional.empty();

    private SavedAccounts() {}

    /**
     * Reads all of it.
     *
     * @param file a file, or standard input
     * @param keep called once for each row, in their order
     * @throws io.lcollections.config.UsageException when the file cannot be read
     * @throws ApiException when it holds no answers that can be vouched for, or fewer rows of an account than the service
     *     counted
     */
    public static <R> SavedAccounts<R> read(InputFile file, InputStream stdin, Function<Collection, R> keep)
            throws ApiException {
        SavedAccounts<R> accounts = new SavedAccounts<>();
        SavedAnswers.in(file, stdin)
                .read(document -> accounts.add(document.accountId(), Gathering.Part.of(document, keep)));
        for (Map.Entry<Long, Gathering<R>> account : accounts.named.entrySet()) {
            requireWhole(account.getValue(), "account " + account.getKey() + ": ", file);
        }
        if (accounts.others.isPresent()) {
            requireWhole(accounts.others.get(), "", file);
        }
        return accounts;
    }

    private void add(OptionalLong account, Gathering.Part<R> part) {
        if (account.isPresent()) {
            named.computeIfAbsent(
                            account.getAsLong(),
                            unknown -> others.map(Gathering::copy).orElseGet(Gathering::new))
                    .add(part);
            return;
        }
        // Those that do not say whose they are can be anybody's.
        others = Optional.of(others.orElseGet(Gathering::new));
        others.get().add(part);
        named.values().forEach(rows -> rows.add(part));
    }

    private static void requireWhole(Gathering<?> rows, String whose, InputFile file) throws ApiException {
        long held = rows.rows().size();
        long stated = rows.stated().orElse(held);
        if (held < stated) {
            throw new ApiException(
                    Kind.UNVOUCHED,
                    whose + held + " of " + stated + " collections; " + file.origin() + " holds no more",
                    "lcollections list --input prints what there is of it; as -o ndjson, which has no total, it is taken"
                            + " for all there is",
                    null);
        }
    }

    /** The rows of the accounts that the file names, by their numbers. */
    public Map<Long, List<R>> named() {
        Map<Long, List<R>> rows = new TreeMap<>();
        named.forEach((account, gathered) -> rows.put(account, gathered.rows()));
        return rows;
    }

    /** The rows that do not say whose they are; empty where all do. */
    public Optional<List<R>> others() {
        return others.map(Gathering::rows);
    }
}
