package io.lcollections.api;

import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The collections of all accounts in a file of saved responses.
 *
 * @param named the rows by account id; rows without an account id can belong to any account
 * @param others the rows without an account id; empty if there are none
 * @param <R> what is kept of a row
 */
public record SavedAccounts<R>(Map<Long, List<R>> named, Optional<List<R>> others) {

    /**
     * @param keep called once for each row
     * @throws io.lcollections.model.UsageException if the file cannot be read
     * @throws ApiException if it has no valid responses, or fewer rows of an account than the total
     */
    public static <R> SavedAccounts<R> read(InputFile file, InputStream stdin, Function<Collection, R> keep)
            throws ApiException {
        SavedCollectionsApi saved = SavedCollectionsApi.open(file, stdin);
        Map<Collection, R> kept = new IdentityHashMap<>();
        Map<Long, List<R>> named = new TreeMap<>();
        for (long account : saved.named()) {
            List<Collection> rows = saved.completeRows(OptionalLong.of(account), "account " + account + ": ");
            named.put(account, kept(rows, kept, keep));
        }
        Optional<List<R>> others = saved.saysWhose()
                ? Optional.empty()
                : Optional.of(kept(saved.completeRows(OptionalLong.empty(), ""), kept, keep));
        return new SavedAccounts<>(named, others);
    }

    private static <R> List<R> kept(List<Collection> rows, Map<Collection, R> kept, Function<Collection, R> keep) {
        return rows.stream().map(row -> kept.computeIfAbsent(row, keep)).toList();
    }
}
