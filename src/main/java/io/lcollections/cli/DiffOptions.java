package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.model.AccountName;
import io.lcollections.model.Query;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say what is compared: all rows, always. */
final class DiffOptions {
    private final FilterOptions filters = new FilterOptions();
    private final Opt<Integer> limit =
            Opt.of(new Values.Limit(), "--limit").label("N").says("the size of a page (50); every page is read");

    CommandSpec group() {
        return filters.group().addOption(limit.spec());
    }

    /**
     * The query of files: of the account that was typed, or else of all that they hold.
     *
     * @param isTyped whether an option stands on the command line, and is no standing default
     * @param service says whose collections are meant
     */
    Query ofFiles(Predicate<String> isTyped, ServiceConnector service) {
        if (!isTyped.test("--account")) {
            return filters.query(Optional.empty());
        }
        Query typed = filters.query(service);
        if (typed.accountId().isEmpty()) {
            throw new UsageException(
                    "files know accounts by their numbers, and cannot look up "
                            + typed.account().orElseThrow(),
                    "give the number of the account");
        }
        return typed;
    }

    /**
     * The query of the service: of the account of a file, or else of the one that is given.
     *
     * @param ofFile empty where the file does not say whose its collections are
     */
    Query ofService(OptionalLong ofFile, ServiceConnector service) {
        return (ofFile.isPresent()
                        ? filters.query(Optional.of(AccountName.of(ofFile.getAsLong())))
                        : filters.query(service))
                .with(
                        OptionalLong.empty(),
                        limit.value() == null ? OptionalInt.empty() : OptionalInt.of(limit.value()));
    }
}
