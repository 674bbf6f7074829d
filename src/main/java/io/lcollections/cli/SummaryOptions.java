package io.lcollections.cli;

import io.lcollections.model.Query;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is summed up: all rows, always. */
final class SummaryOptions {
    @Mixin
    private FilterOptions filters;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Values.Limit.class,
            description = "the size of a page (50); every page is read")
    private Integer limit;

    /**
     * The query.
     *
     * @param source where it goes
     */
    Query query(ServiceConnector source) {
        return filters.query(source)
                .with(OptionalLong.empty(), limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }
}
