package io.lcollections.cli;

import io.lcollections.config.UsageException;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how many pages are read, and how fast. */
final class PagingOptions {
    @Option(names = "--all", description = "every page, from --offset on")
    private boolean all;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            converter = Values.Limit.class,
            description = "with --all: stop after N collections")
    private Integer maxItems;

    @Mixin
    private PaceOptions pace;

    /** Whether every page is wanted. */
    boolean all() {
        return all;
    }

    /** With every page, how many collections are wanted; empty for all. */
    OptionalLong maxItems() {
        return maxItems == null ? OptionalLong.empty() : OptionalLong.of(maxItems);
    }

    /** How fast pages are asked for. */
    PaceOptions pace() {
        return pace;
    }

    /** Refuses what would be passed over in silence. */
    void check(Predicate<String> isTyped) {
        if (!all && isTyped.test("--max-items")) {
            throw new UsageException(
                    "--max-items has no meaning without --all",
                    "without --all, --limit " + maxItems + " does the same within a page");
        }
    }
}
