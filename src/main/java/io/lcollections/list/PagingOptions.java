package io.lcollections.list;

import io.lcollections.cli.Converters;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Which rows and pages are read. */
final class PagingOptions {
    @Option(
            names = "--offset",
            paramLabel = "N",
            converter = Converters.OffsetConverter.class,
            description = "skip the first N collections")
    private Long offset;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Converters.LimitConverter.class,
            description = "return at most N collections; without it the service decides (20; its maximum is 50)."
                    + " With --all, the size of a page (default 50)")
    private Integer limit;

    @Option(names = "--all", fallbackValue = "true", description = "read every page, from --offset on")
    private boolean all;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            converter = Converters.LimitConverter.class,
            description = "with --all: stop after N collections")
    private Integer maxItems;

    boolean all() {
        return all;
    }

    /** The maximum number of collections with {@code --all}. */
    OptionalLong maxItems() {
        return maxItems == null ? OptionalLong.empty() : OptionalLong.of(maxItems);
    }

    Query apply(Query query) {
        return query.with(
                offset == null ? OptionalLong.empty() : OptionalLong.of(offset),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }

    /** Rejects an option that would be ignored silently. */
    void check(boolean isMaxItemsTyped) {
        if (!all && isMaxItemsTyped) {
            throw new UsageException(
                    "--max-items has no effect without --all",
                    "without --all, --limit " + maxItems + " does the same within a page");
        }
    }
}
