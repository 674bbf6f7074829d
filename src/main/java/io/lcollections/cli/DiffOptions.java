package io.lcollections.cli;

import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say what is compared: all rows, always. */
final class DiffOptions {
    private final FilterOptions filters = new FilterOptions();
    private final Opt<Integer> limit =
            Opt.of(new Values.Limit(), "--limit").label("N").says("the size of a page (50); every page is read");

    CommandSpec group() {
        return filters.group().addOption(limit.spec());
    }

    /**
     * Refuses options of a service that are typed where two files are compared.
     *
     * @param ofService other options that only a service understands
     */
    void checkFilesOnly(Predicate<String> isTyped, List<OptionSpec> ofService) {
        Stream.concat(ofService.stream(), Stream.of(limit.spec()))
                .map(OptionSpec::longestName)
                .filter(isTyped)
                .findFirst()
                .ifPresent(option -> {
                    throw new UsageException(
                            option + " has no meaning with two files, of which no service is asked",
                            "drop the option, or one of the files");
                });
    }

    /**
     * The query of files: of the account that was typed, maybe by an address, or else of all that they hold.
     *
     * @param isTyped whether an option stands on the command line, and is no standing default
     * @param service says whose collections are meant
     */
    Query ofFiles(Predicate<String> isTyped, ServiceConnector service) {
        return isTyped.test("--account") ? filters.query(service) : filters.query(Optional.empty());
    }

    /** Refuses an address where nobody can be asked for its number. */
    static void checkNumbered(Query typed) {
        typed.account().filter(Account::isAddress).ifPresent(address -> {
            throw new UsageException(
                    "files know accounts by their numbers, and cannot look up " + address,
                    "give the number of the account");
        });
    }

    /**
     * The queries of the service: of the account that was typed, be it by an address; or else of those of a file, or of the
     * one that is given where it does not say whose its collections are.
     */
    List<Query> ofService(Query typed, SavedLists old, ServiceConnector service) {
        Stream<Query> queries = typed.account().isPresent()
                ? Stream.of(typed)
                : old.accounts().stream()
                        .map(account -> account.isPresent()
                                ? filters.query(Optional.of(Account.of(account.getAsLong())))
                                : filters.query(service));
        OptionalInt size = limit.value() == null ? OptionalInt.empty() : OptionalInt.of(limit.value());
        return queries.map(query -> query.with(OptionalLong.empty(), size)).toList();
    }
}
