package io.lcollections.cli;

import io.lcollections.model.Query;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that become query parameters. */
final class QueryOptions {
    @Mixin
    private FilterOptions filters;

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

    /**
     * The query.
     *
     * @param source where it goes
     */
    Query query(ServiceConnector source) {
        return filters.query(source)
                .with(
                        offset == null ? OptionalLong.empty() : OptionalLong.of(offset),
                        limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }
}
