package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.AccountName;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Walks that could be taken for whole, or go on for ever. */
class EndOfWalkTest {
    private static final int MOST_REQUESTS = 500;

    private final List<Long> rows =
            new ArrayList<>(LongStream.range(0, 200).boxed().toList());
    private final List<String> seen = new ArrayList<>();
    private int requests;
    private boolean hasGap;

    /** What happens to the account before a request. */
    private interface Change {
        void before(int request);
    }

    private List<String> walk(OptionalLong most, Change change) throws ApiException, IOException {
        return walkOf(most, query -> {
            change.before(requests);
            int from = (int) Math.min(rows.size(), query.offset().orElseThrow());
            int to = Math.min(rows.size(), from + 50);
            return page(rows.size(), rows.subList(from, to));
        });
    }

    private List<String> walkOf(OptionalLong most, CollectionsApi service) throws ApiException, IOException {
        CollectionsApi counted = query -> {
            requests++;
            assertTrue(requests < MOST_REQUESTS, "it does not end");
            return service.fetch(query);
        };
        Query all = new Query(
                Optional.of(AccountName.of(7)), OptionalLong.empty(), OptionalInt.empty(), false, Optional.empty());
        return counted.walk(all, 1, most, new Pages.Sink() {
            @Override
            public void page(Page page, long next) {
                page.collections().forEach(row -> seen.add(row.id().orElse("none")));
            }

            @Override
            public void gap() {
                hasGap = true;
            }
        });
    }

    private static Page page(long total, List<Long> ids) {
        List<Collection> rows = ids.stream()
                .map(id -> Rows.of(id < 0 ? Map.of() : Map.of("id", new JsonNumber("" + id))))
                .toList();
        return new Page(OptionalLong.of(7), OptionalLong.of(total), rows, List.of(), List.of());
    }

    private static List<Long> run(long from, int count) {
        return LongStream.range(from, from + count).boxed().toList();
    }

    @Test
    void rowThatMovedToTheNextPageIsNoProofThatNothingWasSkipped() throws Exception {
        walk(OptionalLong.empty(), request -> {
            if (request == 2) {
                rows.remove(49);
                rows.add(60, 49L);
                rows.subList(0, 5).clear();
                rows.addAll(run(1000, 5));
            }
        });
        IntStream.range(5, 200).forEach(id -> assertTrue(seen.contains("" + id), "without " + id));
    }

    @Test
    void soManyItemsWithAGapAmongThemAreNotSoMany() {
        ApiException refused = assertThrows(
                ApiException.class,
                () -> walk(OptionalLong.of(150), request -> {
                    if (request == 1) {
                        rows.addAll(run(200, 800));
                    } else if (request == 2) {
                        rows.subList(0, 200).clear();
                    }
                }));
        assertEquals(Kind.UNVOUCHED, refused.kind());
        assertTrue(refused.getMessage().contains("some may be missing among them"), refused.getMessage());
        assertTrue(hasGap, "no offset leads to what was skipped");
    }

    @Test
    void pagesWithoutEndBeyondTheTotalEnd() {
        ApiException refused = assertThrows(
                ApiException.class,
                () -> walkOf(
                        OptionalLong.empty(),
                        query -> page(500, run(query.offset().orElseThrow(), 50))));
        assertEquals(Kind.UNVOUCHED, refused.kind());
    }

    @Test
    void totalThatAlwaysPromisesMoreIsNotChasedForEver() {
        ApiException refused = assertThrows(
                ApiException.class,
                () -> walkOf(OptionalLong.empty(), query -> {
                    long from = query.offset().orElseThrow();
                    return page(from + 100, run(from, 50));
                }));
        assertEquals(Kind.UNVOUCHED, refused.kind());
    }

    @Test
    void rowWithoutIdIsNotListedTwiceByAFurtherSweep() {
        rows.set(180, -1L);
        ApiException refused = assertThrows(
                ApiException.class,
                () -> walk(OptionalLong.empty(), request -> {
                    if (request == 2) {
                        rows.add(999L);
                    }
                }));
        assertTrue(refused.getMessage().contains("has no id"), refused.getMessage());
    }

    @Test
    void secondSweepIsAGap() throws Exception {
        walk(OptionalLong.empty(), request -> {
            if (request == 3) {
                rows.add(0, 999L);
            }
        });
        assertTrue(hasGap);
        assertTrue(seen.contains("999"));
    }
}
