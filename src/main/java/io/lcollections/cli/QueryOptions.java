package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options that become query parameters. */
final class QueryOptions {
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

    @Option(
            names = "--offset",
            paramLabel = "N",
            converter = Values.Offset.class,
            description = "skip the first N collections")
    private Long offset;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Values.Limit.class,
            description = "at most N collections; without it the service decides (20; it returns 50 at most)."
                    + " With --all, the size of a page (50)")
    private Integer limit;

    @Option(names = "--all", description = "every page, from --offset on")
    private boolean all;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            converter = Values.Limit.class,
            description = "with --all: stop after N collections")
    private Integer maxItems;

    /** Whether every page is wanted. */
    boolean all() {
        return all;
    }

    /** With every page, how many collections are wanted; empty for all. */
    OptionalLong maxItems() {
        return maxItems == null ? OptionalLong.empty() : OptionalLong.of(maxItems);
    }

    /** Refuses what would be passed over in silence. */
    void check(Predicate<String> isTyped) {
        if (!all && isTyped.test("--max-items")) {
            throw new UsageException(
                    "--max-items has no meaning without --all",
                    "without --all, --limit " + maxItems + " does the same within a page");
        }
    }

    /** The query of a service, which needs an account. */
    Query forService() {
        if (accounts == null || accounts.isEmpty()) {
            throw new UsageException(
                    "no account is given",
                    "lcollections --account 10001; to try it on made data: lcollections --network sandbox --account 10001");
        }
        return query(true);
    }

    /**
     * The query of saved answers, which may not say whose they are.
     *
     * @param accountIsTyped whether the account was asked for here, and is no standing default
     */
    Query forSavedAnswers(boolean accountIsTyped) {
        return query(accountIsTyped);
    }

    private Query query(boolean withAccount) {
        if (withAccount && accounts.size() > 1) {
            throw new UsageException(
                    "--account is given " + accounts.size() + " times", "ask for one account at a time");
        }
        return new Query(
                withAccount ? OptionalLong.of(accounts.get(0)) : OptionalLong.empty(),
                offset == null ? OptionalLong.empty() : OptionalLong.of(offset),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
                nonZero,
                Optional.ofNullable(tokenAddress));
    }
}
