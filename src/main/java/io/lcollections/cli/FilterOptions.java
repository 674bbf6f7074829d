package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say which collections are meant. */
final class FilterOptions {
    @Option(
            names = {"-a", "--account"},
            paramLabel = "ID",
            converter = Values.Account.class,
            description = "the account, by its number")
    private List<Long> accounts;

    @Option(names = "--non-zero", description = "only collections of which the account holds something")
    private boolean nonZero;

    @Option(
            names = "--token-address",
            paramLabel = "0x…",
            converter = Values.TokenAddress.class,
            description = "only collections of this contract")
    private String tokenAddress;

    /**
     * The query of these collections, of all their rows.
     *
     * @param source where it goes: a service needs an account, and a standing default is not asked of a file
     */
    Query query(ServiceConnector source) {
        if (!source.wantsAccount()) {
            return query(OptionalLong.empty());
        }
        if (accounts == null || accounts.isEmpty()) {
            throw new UsageException(
                    "no account is given",
                    "add --account 10001; to try it on made data: --network sandbox --account 10001");
        }
        if (accounts.size() > 1) {
            throw new UsageException(
                    "--account is given " + accounts.size() + " times", "ask for one account at a time");
        }
        return query(OptionalLong.of(accounts.get(0)));
    }

    private Query query(OptionalLong account) {
        return new Query(
                account, OptionalLong.empty(), OptionalInt.empty(), nonZero, Optional.ofNullable(tokenAddress));
    }
}
