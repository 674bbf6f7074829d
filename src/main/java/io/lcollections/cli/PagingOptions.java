package io.lcollections.cli;

import io.lcollections.model.UsageException;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how many pages are read, and how fast. */
final class PagingOptions {
    private static final int MOST_WALKS = 8;

    private final Opt<Boolean> all = Opt.flag("--all").says("every page, from --offset on");
    private final Opt<Integer> maxItems =
            Opt.of(new Values.Limit(), "--max-items").label("N").says("with --all: stop after N collections");
    private final PaceOptions pace = new PaceOptions();

    CommandSpec group() {
        CommandSpec group = Opt.group(all, maxItems);
        pace.group().options().forEach(group::addOption);
        return group;
    }

    /** Whether every page is wanted. */
    boolean all() {
        return all.value();
    }

    /** With every page, how many collections are wanted; empty for all. */
    OptionalLong maxItems() {
        return maxItems.value() == null ? OptionalLong.empty() : OptionalLong.of(maxItems.value());
    }

    /** How fast pages are asked for. */
    PaceOptions pace() {
        return pace;
    }

    /** How many accounts are read side by side, where there are several; each page that is planned ahead has a thread. */
    int accountsAtOnce() {
        return all.value() ? Math.min(MOST_WALKS, pace.concurrency()) : pace.concurrency();
    }

    /** Refuses what would be passed over in silence. */
    void check(Predicate<String> isTyped) {
        if (!all.value() && isTyped.test("--max-items")) {
            throw new UsageException(
                    "--max-items has no meaning without --all",
                    "without --all, --limit " + maxItems.value() + " does the same within a page");
        }
    }
}
