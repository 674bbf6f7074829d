package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.SavedCollectionsApi;
import io.lcollections.diff.Snapshot;
import io.lcollections.files.InputFile;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a file holds of one account or of several, to compare it. */
final class SavedLists {
    private static final String CHOOSE = "choose one with --account";
    private static final String KEEPS = "-o json keeps accounts that hold nothing, -o ndjson does not";

    private final SavedCollectionsApi file;
    private final Query query;

    private SavedLists(SavedCollectionsApi file, Query query) {
        this.file = file;
        this.query = query;
    }

    /**
     * @param query which of its collections are meant: of one account, or of all that it holds
     * @throws UsageException when the file cannot be read
     * @throws ApiException when it holds no answers that can be vouched for
     */
    static SavedLists open(InputFile file, Query query, Environment environment) throws ApiException {
        return new SavedLists(SavedCollectionsApi.open(file, environment.stdin()), query);
    }

    /**
     * The accounts to be compared with now: the one that was asked for, those that it names, or one that is not known.
     *
     * @throws UsageException when it does not say of all that it holds which of them it is
     */
    List<OptionalLong> accounts() {
        return query.accountId().isPresent() ? List.of(query.accountId()) : accounts(file.named(), this);
    }

    /**
     * The accounts to be compared with those of another file.
     *
     * @throws UsageException when one of the two does not say of all that it holds which of them it is
     */
    List<OptionalLong> accountsWith(SavedLists other) {
        if (query.accountId().isPresent()) {
            return List.of(query.accountId());
        }
        SortedSet<Long> named = new TreeSet<>(file.named());
        named.addAll(other.file.named());
        return accounts(named, this, other);
    }

    private static List<OptionalLong> accounts(SortedSet<Long> named, SavedLists... files) {
        if (named.isEmpty()) {
            return List.of(OptionalLong.empty());
        }
        for (SavedLists each : files) {
            if (named.size() > 1 && !each.file.saysWhose()) {
                throw new UsageException(
                        each.file.origin() + " does not say whose its collections are, and there are " + named.size()
                                + " accounts",
                        CHOOSE);
            }
        }
        return named.stream().map(OptionalLong::of).toList();
    }

    /**
     * All of its collections of an account.
     *
     * @param account empty for all that it holds
     * @throws ApiException when it does not name it, which may be because it holds nothing, or has fewer than there were
     */
    Snapshot holding(OptionalLong account) throws ApiException {
        if (query.account().isEmpty() && account.isPresent() && isAbsent(account.getAsLong())) {
            throw new ApiException(ApiException.Kind.REJECTED, "it is not in " + file.origin(), KEEPS, null);
        }
        Query whole = new Query(
                account.isPresent() ? Optional.of(Account.of(account.getAsLong())) : Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                query.nonZero(),
                query.tokenAddress());
        // Which pages of it overlap does not matter here.
        return new SnapshotReader().read(file, whole, 1, note -> {});
    }

    private boolean isAbsent(long account) {
        return !file.named().isEmpty() && !file.named().contains(account);
    }
}
