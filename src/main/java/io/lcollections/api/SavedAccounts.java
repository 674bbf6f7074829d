package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The collections of all accounts in a file of saved responses.
 *
 * @param named the rows by account id
 * @param others the rows without an account id; empty if there are none
 * @param <R> what is kept of a row
 */
public record SavedAccounts<R>(Map<Long, List<R>> named, Optional<List<R>> others) {

    /**
     * @param keep called once for each row, in order
     * @throws io.lcollections.config.UsageException if the file cannot be read
     * @throws ApiException if it has no valid responses, or fewer rows of an account than the total
     */
    public static <R> SavedAccounts<R> read(InputFile file, InputStream stdin, Function<Collection, R> keep)
            throws ApiException {
        Map<Long, SavedResponses.Merged<R>> named = new TreeMap<>();
        // A document without an account id can belong to any account.
        SavedResponses.Merged<R> others = new SavedResponses.Merged<>();
        AtomicBoolean hasOthers = new AtomicBoolean();
        new SavedResponses(file, stdin).read(document -> {
            List<R> kept = document.rows().stream().map(keep).toList();
            if (document.accountId().isPresent()) {
                named.computeIfAbsent(document.accountId().getAsLong(), account -> others.copy())
                        .add(document, kept);
            } else {
                hasOthers.set(true);
                others.add(document, kept);
                named.values().forEach(account -> account.add(document, kept));
            }
        });
        Map<Long, List<R>> rows = new TreeMap<>();
        for (Map.Entry<Long, SavedResponses.Merged<R>> account : named.entrySet()) {
            rows.put(account.getKey(), complete(account.getValue(), "account " + account.getKey() + ": ", file));
        }
        return new SavedAccounts<>(rows, hasOthers.get() ? Optional.of(complete(others, "", file)) : Optional.empty());
    }

    private static <R> List<R> complete(SavedResponses.Merged<R> account, String subject, InputFile file)
            throws ApiException {
        if (account.isPart()) {
            throw new ApiException(
                    Kind.INVALID_RESPONSE,
                    subject + account.rows().size() + " of " + account.total().getAsLong() + " collections; "
                            + file.origin() + " holds no more",
                    "lcollections list --input prints what there is of it; as -o ndjson, which has no total, it is taken"
                            + " for all there is",
                    null);
        }
        return account.rows();
    }
}
