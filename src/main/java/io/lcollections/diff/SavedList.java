package io.lcollections.diff;

import io.lcollections.api.ApiException;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.saved.SavedCollectionsApi;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A saved list to compare, of one account or of several.
 *
 * @param query which of its collections are compared: those of one account, or all
 */
record SavedList(SavedCollectionsApi file, Query query) {
    /** The accounts to compare with the service: the one that was asked for, those of the file, or an unknown one. */
    List<OptionalLong> accounts() {
        return accountsWith(this);
    }

    /**
     * The accounts to compare with those of another file.
     *
     * @throws UsageException if there are several accounts and a file does not say which account each collection belongs to
     */
    List<OptionalLong> accountsWith(SavedList other) {
        if (query.accountId().isPresent()) {
            return List.of(query.accountId());
        }
        SortedSet<Long> named = new TreeSet<>(file.named());
        named.addAll(other.file.named());
        if (named.isEmpty()) {
            return List.of(OptionalLong.empty());
        }
        for (SavedList each : List.of(this, other)) {
            if (named.size() > 1 && !each.file.saysWhose()) {
                throw new UsageException(
                        each.file.origin() + " does not say which account its collections belong to, and there are "
                                + named.size() + " accounts",
                        "choose one with --account");
            }
        }
        return named.stream().map(OptionalLong::of).toList();
    }

    /**
     * The collections of an account.
     *
     * @param account empty for all collections
     * @throws ApiException if the file does not have the account, or has fewer collections than there were
     */
    Snapshot snapshot(OptionalLong account) throws ApiException {
        boolean isMissing =
                account.isPresent() && !file.named().isEmpty() && !file.named().contains(account.getAsLong());
        if (query.account().isEmpty() && isMissing) {
            throw new ApiException(
                    ApiException.Kind.REJECTED,
                    "it is not in " + file.origin(),
                    "-o json keeps accounts without collections, -o ndjson does not",
                    null);
        }
        Query all = new Query(
                account.isPresent() ? Optional.of(Account.of(account.getAsLong())) : Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                query.nonZero(),
                query.tokenAddress(),
                query.collectionId());
        // The notes, about pages that overlap, do not matter here.
        return SnapshotReader.read(file, all, 1, note -> {});
    }
}
