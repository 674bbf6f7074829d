package io.lcollections.cli;

import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that become query parameters. */
final class QueryOptions {
    private final FilterOptions filters = new FilterOptions();
    private final Opt<String> accountsFile = Opt.text("--accounts-file")
            .label("FILE")
            .says("one account a line, by number or address; # begins a comment, - is stdin");
    private final Opt<Long> offset =
            Opt.of(new Values.Offset(), "--offset").label("N").says("skip the first N collections");
    private final Opt<Integer> limit = Opt.of(new Values.Limit(), "--limit")
            .label("N")
            .says("at most N collections; without it the service decides (20; it returns 50 at most)."
                    + " With --all, the size of a page (50)");

    CommandSpec group() {
        return filters.group()
                .addOption(accountsFile.spec())
                .addOption(offset.spec())
                .addOption(limit.spec());
    }

    /**
     * The accounts whose collections are asked for.
     *
     * @param isTyped whether an option stands on the command line; those that were typed are meant, and no standing ones
     */
    AccountList accounts(ServiceConnector source, Predicate<String> isTyped, InputStream stdin) {
        boolean areNamed = !isTyped.test("--accounts-file") || isTyped.test("--account");
        boolean areInFile = accountsFile.value() != null
                && source.wantsAccount()
                && (isTyped.test("--accounts-file") || !isTyped.test("--account"));
        List<Account> named = areNamed ? filters.accounts() : List.of();
        if (!areInFile) {
            return new AccountList(named, named.stream().distinct().count() > 1);
        }
        if (accountsFile.value().equals("-") && source.readerOfStdin().isPresent()) {
            throw new UsageException(
                    "--accounts-file and " + source.readerOfStdin().get() + " cannot both read standard input",
                    "let one of them name a file");
        }
        return AccountList.read(accountsFile.value(), stdin).behind(named);
    }

    /**
     * The query of one account, or of saved answers that need not be told which.
     *
     * @param source where it goes
     */
    Query query(ServiceConnector source) {
        return paged(filters.query(source));
    }

    /** The query of one of several accounts. */
    Query query(ServiceConnector source, Account account) {
        return paged(filters.query(source, account));
    }

    private Query paged(Query query) {
        return query.with(
                offset.value() == null ? OptionalLong.empty() : OptionalLong.of(offset.value()),
                limit.value() == null ? OptionalInt.empty() : OptionalInt.of(limit.value()));
    }
}
