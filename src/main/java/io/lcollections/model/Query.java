package io.lcollections.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * The parameters of {@code GET /api/v3/user/collection/details}. Empty ones are not sent: the service has a default (20) and
 * a cap (50) for the limit, and may take {@code nonZero} as true unless false is sent. Saved responses need no account.
 *
 * @param filters the values of those of {@link #FILTERS} that are sent, in their order
 */
public record Query(Optional<Account> account, OptionalLong offset, OptionalInt limit, Map<String, String> filters) {
    /** The names of the filters; their options are named alike: {@code --non-zero}. All values are plain ASCII. */
    public static final List<String> FILTERS = List.of("nonZero", "tokenAddress", "collectionId");

    public static Query all(Optional<Account> account) {
        return new Query(account, OptionalLong.empty(), OptionalInt.empty(), Map.of());
    }

    /** Empty if there is no account, or its address has not been looked up yet. */
    public OptionalLong accountId() {
        return account.map(Account::number).orElse(OptionalLong.empty());
    }

    /** The query of the URL, with the parameters in the order of the specification. */
    public String ofUrl() {
        StringJoiner parameters = new StringJoiner("&");
        accountId().ifPresent(id -> parameters.add("accountId=" + id));
        offset.ifPresent(rows -> parameters.add("offset=" + rows));
        limit.ifPresent(rows -> parameters.add("limit=" + rows));
        filters.forEach((name, value) -> parameters.add(name + "=" + value));
        return parameters.toString();
    }

    public Query with(OptionalLong otherOffset, OptionalInt otherLimit) {
        return new Query(account, otherOffset, otherLimit, filters);
    }

    public Query of(Account other) {
        return new Query(Optional.of(other), offset, limit, filters);
    }

    public Query page(long offset, int limit) {
        return with(OptionalLong.of(offset), OptionalInt.of(limit));
    }

    public boolean isNonZero() {
        return Boolean.parseBoolean(filters.get("nonZero"));
    }

    /** Whether a row matches the filters; one without the field of a filter may match, too. */
    public boolean matches(Collection row, boolean isMatchIfAbsent) {
        String token = filters.get("tokenAddress");
        String id = filters.get("collectionId");
        boolean hasToken = token == null
                || row.text("contractAddress")
                        .map(contract -> token.equalsIgnoreCase(contract)
                                || token.equalsIgnoreCase(
                                        row.text("collectionAddress").orElse(null)))
                        .orElse(isMatchIfAbsent);
        boolean hasId =
                id == null || row.idValue().map(Long.valueOf(id)::equals).orElse(isMatchIfAbsent);
        return hasToken && hasId && !(isNonZero() && row.isEmpty());
    }

    /** The options of the filters, for a message. */
    public String filterNames() {
        StringJoiner names = new StringJoiner(", ");
        filters.forEach((name, value) -> {
            if (!value.equals("false")) {
                names.add("--" + name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
            }
        });
        return names.toString();
    }

    /** Whether there is a filter, so that the total may differ from that of the account. */
    public boolean isFiltered() {
        return !filterNames().isEmpty();
    }
}
