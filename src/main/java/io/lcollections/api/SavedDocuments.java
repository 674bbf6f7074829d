package io.lcollections.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Saved documents, by the accounts that they name. */
final class SavedDocuments {
    /** Numbers of accounts that a message has room for. */
    private static final int MOST_NAMED = 5;

    private final List<SavedAnswers.Document> all;
    private final Map<Long, List<SavedAnswers.Document>> byAccount = new LinkedHashMap<>();
    private final boolean sayWhose;

    SavedDocuments(List<SavedAnswers.Document> all) {
        this.all = all;
        for (SavedAnswers.Document document : all) {
            document.accountId()
                    .ifPresent(account -> byAccount
                            .computeIfAbsent(account, key -> new ArrayList<>())
                            .add(document));
        }
        this.sayWhose = all.stream().allMatch(document -> document.accountId().isPresent());
    }

    /** Whether all of them do. */
    boolean sayWhose() {
        return sayWhose;
    }

    /** The accounts in the order of the file. */
    List<Long> accounts() {
        return List.copyOf(byAccount.keySet());
    }

    /** The accounts in their own order. */
    SortedSet<Long> named() {
        return new TreeSet<>(byAccount.keySet());
    }

    /** The first few of the accounts, for a message. */
    String names() {
        return named().stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (byAccount.size() > MOST_NAMED ? ", …" : "");
    }

    /**
     * Those of an account; what does not say whose it is can be anybody's.
     *
     * @param account empty for all of them
     */
    List<SavedAnswers.Document> of(OptionalLong account) {
        if (account.isEmpty()) {
            return all;
        }
        return sayWhose
                ? byAccount.getOrDefault(account.getAsLong(), List.of())
                : all.stream()
                        .filter(document -> document.accountId().isEmpty()
                                || document.accountId().equals(account))
                        .toList();
    }
}
