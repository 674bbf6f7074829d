package io.lcollections.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The parameters of {@code GET /api/v3/user/collection/details}. What is empty or false is not sent.
 *
 * @param account empty only when saved responses are read, which need none
 * @param offset rows to skip, from 0
 * @param limit rows to return at most, from 1; the service has a default (20) and a cap (50) of its own
 * @param nonZero only collections of which the account holds at least one NFT
 * @param tokenAddress only collections of this contract: {@code 0x} and 40 hex digits
 */
public record Query(
        Optional<Account> account,
        OptionalLong offset,
        OptionalInt limit,
        boolean nonZero,
        Optional<String> tokenAddress) {

    /** Empty where there is no account, or its address has not been looked up yet. */
    public OptionalLong accountId() {
        return account.map(Account::number).orElse(OptionalLong.empty());
    }

    /** The query parameters by name, in the order of the specification. All values are plain ASCII. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (accountId().isPresent()) {
            parameters.put("accountId", Long.toString(accountId().getAsLong()));
        }
        if (offset.isPresent()) {
            parameters.put("offset", Long.toString(offset.getAsLong()));
        }
        if (limit.isPresent()) {
            parameters.put("limit", Integer.toString(limit.getAsInt()));
        }
        if (nonZero) {
            parameters.put("nonZero", "true");
        }
        if (tokenAddress.isPresent()) {
            parameters.put("tokenAddress", tokenAddress.get());
        }
        return parameters;
    }

    public Query with(OptionalLong otherOffset, OptionalInt otherLimit) {
        return new Query(account, otherOffset, otherLimit, nonZero, tokenAddress);
    }

    /** The same query for another account. */
    public Query of(Account other) {
        return new Query(Optional.of(other), offset, limit, nonZero, tokenAddress);
    }

    /** The same query with this offset and limit. */
    public Query page(long offset, int limit) {
        return with(OptionalLong.of(offset), OptionalInt.of(limit));
    }

    /** Whether it has a filter, so that its total need not be that of the account. */
    public boolean filters() {
        return nonZero || tokenAddress.isPresent();
    }
}
