package io.lcollections.api;

import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * All pages of an account, as one list: each collection once, in the order of the service, and all of them or an error.
 *
 * <p>What is promised of an account that changes while it is read: every collection that was there from the first
 * request to the last is listed, and there are no fewer than the service counts in the end. Collections that went away
 * meanwhile may be listed; a note says so.
 */
public final class Pages {
    /** What the service is known to return at most. */
    public static final int USUAL_SIZE = 50;

    /** An account that changes all the time is not read forever. */
    static final int MOST_SWEEPS = 4;

    private final CollectionsApi api;
    private final Query query;
    private final int concurrency;
    private final OptionalLong most;
    private final long start;

    Pages(CollectionsApi api, Query query, int concurrency, OptionalLong most) {
        this.api = api;
        this.query = query;
        this.concurrency = concurrency;
        this.most = most;
        this.start = query.offset().orElse(0);
    }

    /** Takes the rows as they come. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next rows. The first call comes also when there are none.
         *
         * @param page with the rows that no earlier call had
         * @param next the offset to go on from behind them
         */
        void page(Page page, long next) throws IOException;

        /** From now on the offset to go on from does not lead to all that is missing: some of it stands before. */
        default void gap() {}

        /** Whether what came is all that is wanted: nothing more is fetched then, and nothing is said of the rest. */
        default boolean isSatisfied() {
            return false;
        }

        /** Whether rows that came before a failure are of use, so that another run can go on behind them. */
        default boolean keepsPart() {
            return true;
        }
    }

    /** See {@link CollectionsApi#walk}. */
    List<String> walk(Sink sink) throws ApiException, IOException {
        Harvest harvest = new Harvest(sink, most.orElse(Long.MAX_VALUE));
        int size = query.limit().orElse(USUAL_SIZE);
        try (PageWindow window = new PageWindow(api, query, size, concurrency)) {
            Verdict verdict = new Verdict(start, harvest);
            while (true) {
                Sweep sweep = new Sweep(window, harvest, start, verdict.sweeps() + 1);
                if (verdict.sweeps() > 0) {
                    sink.gap();
                }
                try {
                    sweep.run(verdict::cannotMiss);
                } catch (ApiException failure) {
                    throw harvest.count() == 0 ? failure : failure.during(verdict.soFar(sweep, sink.keepsPart()));
                }
                if (sink.isSatisfied()) {
                    return List.of();
                }
                if (verdict.isGoodEnough(sweep)) {
                    return verdict.notes();
                }
                if (verdict.isHopeless()) {
                    throw verdict.failure(sink.keepsPart());
                }
            }
        }
    }
}
