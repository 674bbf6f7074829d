package io.lcollections.saved;

import io.lcollections.api.ApiException;
import io.lcollections.files.InputFile;
import io.lcollections.model.Collection;
import java.io.InputStream;
import java.util.ArrayList;
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
 * @param notes what the file was taken for
 * @param <R> what is kept of a row
 */
public record SavedAccounts<R>(Map<Long, List<R>> named, Optional<List<R>> others, List<String> notes) {

    /**
     * @param keep called once for each row
     * @throws io.lcollections.model.UsageException if the file cannot be read
     * @throws ApiException if it has no valid responses, or fewer rows of an account than the total
     */
    public static <R> SavedAccounts<R> read(InputFile file, InputStream stdin, Function<Collection, R> keep)
            throws ApiException {
        SavedResponses<R> responses = new SavedResponses<>(keep);
        responses.read(file, stdin);
        Map<OptionalLong, List<SavedRecord<R>>> byAccount = responses.byAccount();
        List<SavedRecord<R>> unnamed = byAccount.remove(OptionalLong.empty());
        Map<Long, List<R>> named = new TreeMap<>();
        for (Map.Entry<OptionalLong, List<SavedRecord<R>>> account : byAccount.entrySet()) {
            long id = account.getKey().getAsLong();
            List<SavedRecord<R>> records = new ArrayList<>(account.getValue());
            records.addAll(unnamed == null ? List.of() : unnamed);
            named.put(id, completeRows(records, "account " + id + ": ", file));
        }
        Optional<List<R>> others = unnamed == null ? Optional.empty() : Optional.of(completeRows(unnamed, "", file));
        return new SavedAccounts<>(named, others, responses.notes());
    }

    private static <R> List<R> completeRows(List<SavedRecord<R>> records, String subject, InputFile file)
            throws ApiException {
        Merged<R> merged = Merged.of(records, (one, other) -> false);
        if (merged.isIncomplete()) {
            String hint =
                    "lcollections list --input prints what it has; saved as -o ndjson, which has no total, that is"
                            + " taken as complete";
            throw new ApiException(
                    ApiException.Kind.INVALID_RESPONSE, subject + merged.shortfall(file.origin()), hint, null);
        }
        return merged.rows();
    }
}
