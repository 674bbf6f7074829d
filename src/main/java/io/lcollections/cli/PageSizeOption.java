package io.lcollections.cli;

import io.lcollections.model.Query;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The page size, for commands that always read every page. */
public final class PageSizeOption {
    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Converters.LimitConverter.class,
            description = "the size of a page (default 50); every page is read")
    private Integer limit;

    public Query apply(Query query) {
        return query.with(OptionalLong.empty(), limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }
}
