package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say which collections are meant. */
final class FilterOptions {
    private final Opt<List<Long>> accounts =
            Opt.listOf(new Values.Account(), "-a", "--account").label("ID").says("the account, by its number");
    private final Opt<Boolean> nonZero =
            Opt.flag("--non-zero").says("only collections of which the account holds something");
    private final Opt<String> tokenAddress =
            Opt.of(new Values.TokenAddress(), "--token-address").label("0x…").says("only collections of this contract");

    CommandSpec group() {
        return Opt.group(accounts, nonZero, tokenAddress);
    }

    /**
     * The query of these collections, of all their rows.
     *
     * @param source where it goes: a service needs an account, and a standing default is not asked of a file
     */
    Query query(ServiceConnector source) {
        if (!source.wantsAccount()) {
            return query(OptionalLong.empty());
        }
        List<Long> given = accounts.value();
        if (given == null || given.isEmpty()) {
            throw new UsageException(
                    "no account is given",
                    "add --account 10001; to try it on made data: --network sandbox --account 10001");
        }
        if (given.size() > 1) {
            throw new UsageException("--account is given " + given.size() + " times", "ask for one account at a time");
        }
        return query(OptionalLong.of(given.get(0)));
    }

    private Query query(OptionalLong account) {
        return new Query(
                account,
                OptionalLong.empty(),
                OptionalInt.empty(),
                nonZero.value(),
                Optional.ofNullable(tokenAddress.value()));
    }
}
