package io.lcollections.cli;

import io.lcollections.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Says what an account does not hold; for where all of it was read. */
final class MissingCollections {
    private final Console console;
    private final String holder;
    private final String filter;

    /**
     * @param account whose collections were read, if that is known
     */
    MissingCollections(Console console, OptionalLong account, Query asked) {
        this.console = console;
        this.holder = account.isPresent() ? "account " + account.getAsLong() + " has" : "the saved answers have";
        this.filter = filter(asked);
    }

    private static String filter(Query asked) {
        List<String> options = new ArrayList<>();
        if (asked.nonZero()) {
            options.add("--non-zero");
        }
        asked.tokenAddress().ifPresent(address -> options.add("--token-address " + address));
        return options.isEmpty() ? "" : " under " + String.join(" and ", options);
    }

    /** A line for each, and the nearest names for one that was typed. */
    void tell(CollectionMatcher wanted) {
        for (String word : wanted.missing()) {
            NameSuggestions near = wanted.near(word);
            String what = near == null ? word : "named '" + NameSuggestions.brief(word) + "'";
            console.error(
                    holder + " no collection " + what + filter,
                    near == null ? namedSo(wanted, word) : near.hint(),
                    null);
        }
    }

    private static String namedSo(CollectionMatcher wanted, String word) {
        return wanted.namedSo(word)
                .map(id ->
                        "a whole number is an id; the collection named '" + NameSuggestions.brief(word) + "' is " + id)
                .orElse(null);
    }
}
