package io.lcollections.cli;

import io.lcollections.model.Query;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say what is summed up: all rows, always. */
final class SummaryOptions {
    private final FilterOptions filters = new FilterOptions();
    private final Opt<Integer> limit =
            Opt.of(new Values.Limit(), "--limit").label("N").says("the size of a page (50); every page is read");

    CommandSpec group() {
        return filters.group().addOption(limit.spec());
    }

    /**
     * The query.
     *
     * @param source where it goes
     */
    Query query(ServiceConnector source) {
        return filters.query(source)
                .with(
                        OptionalLong.empty(),
                        limit.value() == null ? OptionalInt.empty() : OptionalInt.of(limit.value()));
    }
}
