package io.lcollections.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The parameters of {@code GET /api/v3/user/collection/details}. Empty ones are not sent: the service has a default (20) and
 * a cap (50) for the limit, and may take {@code nonZero} as true unless false is sent. Saved responses need no account.
 */
public record Query(
        Optional<Account> account,
        OptionalLong offset,
        OptionalInt limit,
        Optional<Boolean> nonZero,
        Optional<String> tokenAddress,
        OptionalLong collectionId) {

    public static Query all(Optional<Account> account) {
        OptionalLong any = OptionalLong.empty();
        return new Query(account, any, OptionalInt.empty(), Optional.empty(), Optional.empty(), any);
    }

    /** Empty if there is no account, or its address has not been looked up yet. */
    public OptionalLong accountId() {
        return account.map(Account::number).orElse(OptionalLong.empty());
    }

    /** The query of the URL, with the parameters in the order of the specification. All values are plain ASCII. */
    public String ofUrl() {
        StringJoiner parameters = new StringJoiner("&");
        accountId().ifPresent(id -> parameters.add("accountId=" + id));
        offset.ifPresent(rows -> parameters.add("offset=" + rows));
        limit.ifPresent(rows -> parameters.add("limit=" + rows));
        nonZero.ifPresent(isNonZero -> parameters.add("nonZero=" + isNonZero));
        tokenAddress.ifPresent(address -> parameters.add("tokenAddress=" + address));
        collectionId.ifPresent(id -> parameters.add("collectionId=" + id));
        return parameters.toString();
    }

    public Query with(OptionalLong otherOffset, OptionalInt otherLimit) {
        return new Query(account, otherOffset, otherLimit, nonZero, tokenAddress, collectionId);
    }

    public Query of(Account other) {
        return new Query(Optional.of(other), offset, limit, nonZero, tokenAddress, collectionId);
    }

    public Query page(long offset, int limit) {
        return with(OptionalLong.of(offset), OptionalInt.of(limit));
    }

    public boolean isNonZero() {
        return nonZero.orElse(false);
    }

    /** Whether a row matches the filters; one without the field of a filter may match, too. */
    public boolean matches(Collection row, boolean isMatchIfAbsent) {
        boolean hasToken = tokenAddress.isEmpty()
                || (row.text("contractAddress").isEmpty()
                        ? isMatchIfAbsent
                        : Stream.of("contractAddress", "collectionAddress")
                                .flatMap(field -> row.text(field).stream())
                                .anyMatch(tokenAddress.get()::equalsIgnoreCase));
        boolean hasId = collectionId.isEmpty()
                || row.idValue().map(id -> id.equals(collectionId.getAsLong())).orElse(isMatchIfAbsent);
        return hasToken && hasId && !(isNonZero() && row.isEmpty());
    }

    /** The options of the filters, for a message. */
    public String filterNames() {
        StringJoiner names = new StringJoiner(", ");
        nonZero.filter(Boolean::booleanValue).ifPresent(filter -> names.add("--non-zero"));
        tokenAddress.ifPresent(filter -> names.add("--token-address"));
        collectionId.ifPresent(filter -> names.add("--collection-id"));
        return names.toString();
    }

    /** Whether there is a filter, so that the total may differ from that of the account. */
    public boolean filters() {
        return !filterNames().isEmpty();
    }
}
