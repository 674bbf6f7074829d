package io.lcollections.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of {@code GET /api/v3/user/collection/details}. Empty ones are not sent.
 *
 * @param account empty only for saved responses, which need none
 * @param offset rows to skip, from 0
 * @param limit maximum number of rows, from 1; the service has a default (20) and a cap (50)
 * @param nonZero true for only those collections of which the account holds at least one NFT; a service may take it as
 *     true unless false is sent
 * @param tokenAddress only collections of this contract: {@code 0x} and 40 hex digits
 * @param collectionId only the collection with this id
 */
public record Query(
        Optional<Account> account,
        OptionalLong offset,
        OptionalInt limit,
        Optional<Boolean> nonZero,
        Optional<String> tokenAddress,
        OptionalLong collectionId) {

    /** A query for collections with any id. */
    public Query(
            Optional<Account> account,
            OptionalLong offset,
            OptionalInt limit,
            Optional<Boolean> nonZero,
            Optional<String> tokenAddress) {
        this(account, offset, limit, nonZero, tokenAddress, OptionalLong.empty());
    }

    /** Empty if there is no account, or its address has not been looked up yet. */
    public OptionalLong accountId() {
        return account.map(Account::number).orElse(OptionalLong.empty());
    }

    /** The query parameters by name, in the order of the specification. All values are plain ASCII. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        accountId().ifPresent(id -> parameters.put("accountId", Long.toString(id)));
        offset.ifPresent(rows -> parameters.put("offset", Long.toString(rows)));
        limit.ifPresent(rows -> parameters.put("limit", Integer.toString(rows)));
        nonZero.ifPresent(isNonZero -> parameters.put("nonZero", isNonZero.toString()));
        tokenAddress.ifPresent(address -> parameters.put("tokenAddress", address));
        collectionId.ifPresent(id -> parameters.put("collectionId", Long.toString(id)));
        return parameters;
    }

    public Query with(OptionalLong otherOffset, OptionalInt otherLimit) {
        return new Query(account, otherOffset, otherLimit, nonZero, tokenAddress, collectionId);
    }

    public Query withCollectionId(OptionalLong id) {
        return new Query(account, offset, limit, nonZero, tokenAddress, id);
    }

    /** The same query for another account. */
    public Query of(Account other) {
        return new Query(Optional.of(other), offset, limit, nonZero, tokenAddress, collectionId);
    }

    public Query page(long offset, int limit) {
        return with(OptionalLong.of(offset), OptionalInt.of(limit));
    }

    /** Whether only collections with a non-zero count are wanted. */
    public boolean isNonZero() {
        return nonZero.orElse(false);
    }

    /** Whether a row matches the filters; one without the field of a filter does not. */
    public boolean matches(Collection row) {
        return matches(row, false);
    }

    /** Whether a row does not match the filters, so that the service ignored them. An absent field proves nothing. */
    public boolean excludes(Collection row) {
        return !matches(row, true);
    }

    private boolean matches(Collection row, boolean isMatchIfAbsent) {
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
        return Stream.of(
                        isNonZero() ? "--non-zero" : "",
                        tokenAddress.isPresent() ? "--token-address" : "",
                        collectionId.isPresent() ? "--collection-id" : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Whether there is a filter, so that the total may differ from that of the account. */
    public boolean filters() {
        return !filterNames().isEmpty();
    }
}
