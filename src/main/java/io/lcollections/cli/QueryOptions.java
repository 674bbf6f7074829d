package io.lcollections.cli;

import io.lcollections.model.Query;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** The options that become query parameters. */
final class QueryOptions {
    private final FilterOptions filters = new FilterOptions();
    private final Opt<Long> offset =
            Opt.of(new Values.Offset(), "--offset").label("N").says("skip the first N collections");
    private final Opt<Integer> limit = Opt.of(new Values.Limit(), "--limit")
            .label("N")
            .says("at most N collections; without it the service decides (20; it returns 50 at most)."
                    + " With --all, the size of a page (50)");

    CommandSpec group() {
        return filters.group().addOption(offset.spec()).addOption(limit.spec());
    }

    /**
     * The query.
     *
     * @param source where it goes
     */
    Query query(ServiceConnector source) {
        return filters.query(source)
                .with(
                        offset.value() == null ? OptionalLong.empty() : OptionalLong.of(offset.value()),
                        limit.value() == null ? OptionalInt.empty() : OptionalInt.of(limit.value()));
    }
}
