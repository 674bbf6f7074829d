package io.lcollections.cli;

import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say which collections are meant. */
final class FilterOptions {
    private final Opt<List<Account>> accounts = Opt.listOf(new Values.AccountText(), "-a", "--account")
            .label("ID")
            .says("the account, by its number, or by the address of its owner (0x…), which is looked up");
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
            return query(Optional.empty());
        }
        List<Account> given = accounts();
        if (given.isEmpty()) {
            throw noAccount();
        }
        if (given.size() > 1) {
            throw new UsageException("--account names " + given.size() + " accounts", "ask for one account at a time");
        }
        return query(source, given.get(0));
    }

    /** The query of these collections of an account. */
    Query query(ServiceConnector source, Account account) {
        if (account.isAddress() && source.readsSavedAnswers()) {
            throw new UsageException(
                    "--input knows accounts by their numbers, and cannot look up " + account,
                    "give the number of the account");
        }
        return query(Optional.of(account));
    }

    /** Those that were named, each once, in their order. */
    List<Account> accounts() {
        return accounts.value() == null
                ? List.of()
                : accounts.value().stream().distinct().toList();
    }

    static UsageException noAccount() {
        return new UsageException(
                "no account is given",
                "add --account 10001; to try it on made data: --network sandbox --account 10001");
    }

    /** The query of these collections of an account, or of all that a file holds. */
    Query query(Optional<Account> account) {
        return new Query(
                account,
                OptionalLong.empty(),
                OptionalInt.empty(),
                nonZero.value(),
                Optional.ofNullable(tokenAddress.value()));
    }
}
