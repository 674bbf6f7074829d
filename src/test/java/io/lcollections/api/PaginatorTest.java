package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.api.PagingScenario.Change;
import io.lcollections.api.PagingScenario.Defect;
import io.lcollections.api.PagingScenario.Failure;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single scenarios whose requests and results are known. */
class PaginatorTest {
    private static final int MAX_REQUESTS = 500;

    private static PagingRun read(PagingScenario scenario, Change... changes) throws IOException {
        return new PagingRun(scenario.changing(changes), MAX_REQUESTS).withoutRetries();
    }

    private static void assertIncomplete(String message, PagingRun run) {
        assertNotNull(run.failure, run::toString);
        assertEquals(Kind.INVALID_RESPONSE, run.failure.kind(), run::toString);
        assertEquals(message, run.failure.getMessage());
    }

    // A service without defects

    /** Total, page size cap, limit and start; the offsets in their order. */
    @ParameterizedTest
    @CsvSource({
        // A page size cap is adopted.
        "100, 20, 50, 0, true, NONE, 0 19 38 57 76 95",
        "100, 50, 500, 0, true, NONE, 0 49 98",
        "100, 20, 50, 90, true, NONE, 90 99",
        // A last page that is full or the largest is followed by one more request.
        "0, 50, 50, 0, true, NONE, 0",
        "50, 50, 50, 0, true, NONE, 0 49",
        "49, 50, 50, 0, true, NONE, 0 48",
        "1, 50, 50, 0, true, NONE, 0 1",
        "60, 50, 50, 0, true, NONE, 0 49",
        // Without a total an empty page is the end, and a single row is not taken for the whole list.
        "12, 50, 50, 0, false, NONE, 0 11 12",
        "50, 20, 50, 0, false, NONE, 0 19 38 49 50",
        "2, 1, 50, 0, false, NONE, 0 1 2 0 1 2",
        "1, 50, 50, 0, false, NONE, 0 1 0 1",
        // Without overlap two passes must be equal.
        "50, 50, 50, 0, true, IGNORES_OFFSET, 0 49",
        "15, 50, 10, 0, true, ROUNDS_OFFSET_DOWN_TO_WHOLE_PAGES, 0 9 18 13 4 10 0 9 18 13 4 10"
    })
    void everyRowIsReadWithThisManyRequests(
            int total, int cap, int limit, int start, boolean hasTotal, Defect defect, String offsets)
            throws IOException {
        PagingScenario scenario =
                PagingScenario.of(total, cap, limit).startingAt(start).defective(defect, 0);
        PagingRun run = read(hasTotal ? scenario : scenario.withoutTotal());
        assertNull(run.failure, run::toString);
        assertEquals(run.present(), run.ids, run::toString);
        assertEquals(
                offsets,
                run.service.offsets().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                run::toString);
    }

    @Test
    void aPageSizeCapThatStartsLaterIsAdoptedAfterTwoShortPages() throws Exception {
        SimulatedService service = new SimulatedService(PagingScenario.of(200, 50, 50), MAX_REQUESTS);
        List<String> requests = new ArrayList<>();
        CustomService capping = new CustomService(query -> {
            long offset = query.offset().orElse(0);
            int limit = query.limit().orElse(0);
            requests.add(offset + ":" + limit);
            return service.fetch(query.page(offset, Math.min(limit, offset < 60 ? 50 : 20)));
        });
        assertEquals(List.of(), capping.read(50, OptionalLong.empty()));
        assertEquals(200, capping.ids.stream().distinct().count());
        assertEquals(List.of("0:50", "49:50", "98:50", "117:50", "136:20", "155:20", "174:20", "193:20"), requests);
    }

    @Test
    void anEmptyListIsOneEmptyPageAndANote() throws IOException {
        PagingRun run = read(PagingScenario.of(0, 50, 50).withoutTotal());
        assertEquals(List.of("no collections"), run.notes);
        assertEquals(List.of(List.of()), run.pages);
        assertEquals(
                List.of("no collections from offset 7 on: there are 5"),
                read(PagingScenario.of(5, 50, 50).startingAt(7)).notes);
    }

    @Test
    void aFailureNamesTheOffsetToContinueFrom() throws IOException {
        PagingScenario scenario = PagingScenario.of(200, 50, 50);
        PagingRun run = read(scenario.startingAt(10).failing(new Failure(2, 500, -1)));
        assertEquals(99, run.ids.size());
        assertEquals(
                "the service answered HTTP 500; 99 of 200 collections from offset 10 were read before;"
                        + " continue with --offset 109",
                run.failure.getMessage());
        PagingRun atOnce = read(scenario.failing(new Failure(0, 500, -1)));
        assertEquals("the service answered HTTP 500", atOnce.failure.getMessage());
    }

    // An account that changes while it is read

    @Test
    void aRemovedRowMakesThePaginatorLookFurtherUp() throws IOException {
        PagingRun run =
                read(PagingScenario.of(100, 50, 50), new Change(1, PagingScenario.Kind.REMOVE_BEFORE_OFFSET, 9, 1));
        assertNull(run.failure, run::toString);
        assertEquals(100, run.ids.size(), run::toString);
        assertEquals(List.of(), run.missing());
        // The page at 49 fails the overlap check, the one at 24 passes it. The total changed, so there is a second
        // pass.
        assertEquals(List.of(0L, 49L, 24L, 73L, 0L, 49L, 98L), run.service.offsets());
        assertEquals(
                List.of("the account changed while it was read: 1 of these 100 collections were removed meanwhile"),
                run.notes);
    }

    @Test
    void aChangeThatKeepsTheTotalIsNoticed() throws IOException {
        PagingRun run =
                read(PagingScenario.of(100, 50, 50), new Change(1, PagingScenario.Kind.REMOVE_BEFORE_ADD_AFTER, 1, 1));
        assertNull(run.failure, run::toString);
        assertEquals(List.of(), run.missing());
        assertEquals(List.of(0L, 49L, 24L, 73L), run.service.offsets());
    }

    @Test
    void aChangedTotalCausesAnotherPass() throws IOException {
        PagingRun run = read(PagingScenario.of(100, 50, 50), new Change(1, PagingScenario.Kind.ADD, 99, 1));
        assertEquals(run.present().size(), run.ids.size());
        assertEquals(List.of(0L, 49L, 98L, 0L, 49L, 98L), run.service.offsets());
        assertEquals(List.of("the account changed while it was read, and was read 2 times"), run.notes);
    }

    @Test
    void anAccountThatChangesInEachPassIsReadFourTimes() throws IOException {
        Change[] changes = LongStream.of(1, 3, 5, 7, 9)
                .mapToObj(request -> new Change((int) request, PagingScenario.Kind.ADD_BEFORE_OFFSET, 5, 1))
                .toArray(Change[]::new);
        PagingRun run = read(PagingScenario.of(60, 50, 50), changes);
        assertIncomplete(
                "63 of 64 collections, and some may be missing: the account changed while it was read, 4 times", run);
        assertEquals(8, run.service.requests());
    }

    @Test
    void anOverlapThatIsLostIsSearchedOnceAtEachOffset() throws IOException {
        PagingRun run = read(PagingScenario.of(150, 50, 50), new Change(1, PagingScenario.Kind.REMOVE, 0, 50));
        assertNull(run.failure, run::toString);
        assertEquals(150, run.ids.size(), run::toString);
        assertEquals(List.of(0L, 49L, 24L, 0L, 98L), run.service.offsets().subList(0, 5));
    }

    /** In the second pass, three rows are added that show only in the total of pages requested to find the overlap. */
    @Test
    void aTotalThatChangesDuringTheSearchForTheOverlapCausesAnotherPass() throws IOException {
        PagingRun run = read(
                PagingScenario.of(36, 3, 3),
                new Change(1, PagingScenario.Kind.REMOVE, 0, 1),
                new Change(36, PagingScenario.Kind.REMOVE_BEFORE_ADD_AFTER, 0, 1),
                new Change(37, PagingScenario.Kind.ADD_BEFORE_OFFSET, 1, 3));
        assertNull(run.failure, run::toString);
        assertTrue(run.ids.containsAll(run.present()), run::toString);
    }

    // A service with defects

    @Test
    void aTotalThatIsTooLowIsAnError() throws IOException {
        String message = "60 of 50 collections, and there may be more: the service sends more than its total";
        assertIncomplete(message, read(PagingScenario.of(60, 50, 50).defective(Defect.TOTAL_TOO_LOW, 10)));
        assertIncomplete(message, read(PagingScenario.of(60, 50, 40).defective(Defect.TOTAL_TOO_LOW, 10)));
    }

    @Test
    void withoutOverlapAndTotalTwoEqualPassesProveNothing() throws IOException {
        assertIncomplete(
                "2 collections, and some may be missing: pages repeat collections, leave some out or start at other offsets",
                read(PagingScenario.of(3, 2, 2).withoutTotal().defective(Defect.OFFSET_IS_PAGE_NUMBER, 0)));
    }

    @Test
    void emptyPagesBelowTheTotalAreAnError() throws IOException {
        PagingRun run = read(PagingScenario.of(0, 50, 50)
                .defective(Defect.TOTAL_TOO_HIGH, 60)
                .concurrently(4));
        assertIncomplete("0 of 60 collections, then nothing new: the service does not send the rest", run);
        assertTrue(run.service.offsets().stream().allMatch(offset -> offset >= 0), run::toString);
    }

    @Test
    void aTotalThatIsTooHighIsAnError() throws IOException {
        PagingRun run = read(PagingScenario.of(51, 50, 60).defective(Defect.TOTAL_TOO_HIGH, 1));
        assertIncomplete("51 of 52 collections, then nothing new: the service does not send the rest", run);
        assertEquals(
                List.of(0L, 49L, 50L, 50L, 51L, 51L, 0L, 49L),
                run.service.offsets().subList(0, 8));
        assertEquals(2 * 6, run.service.requests());
    }

    @Test
    void aTotalThatCountsOnlyTheRowsOfThePageIsAnError() throws IOException {
        PagingRun ofPage = read(PagingScenario.of(137, 20, 50).defective(Defect.TOTAL_OF_PAGE, 0));
        assertIncomplete("39 of 20 collections, and there may be more: the service sends more than its total", ofPage);
        assertTrue(ofPage.failure.hint().startsWith("lcollections list --offset 39, "), ofPage.failure.hint());
        PagingRun soFar = read(PagingScenario.of(137, 20, 50).defective(Defect.TOTAL_SO_FAR, 0));
        assertNull(soFar.failure, soFar::toString);
        assertEquals(soFar.present(), soFar.ids);
    }

    @Test
    void noOffsetIsNamedAfterAPageThatLeftARowOut() throws IOException {
        PagingScenario scenario = PagingScenario.of(137, 50, 30).defective(Defect.DROPS_ROW_ONCE, 1);
        for (int request = 2; request < 4; request++) {
            PagingRun run = read(scenario.failing(new Failure(request, 500, -1)));
            assertTrue(run.failure.getMessage().endsWith("run it again"), run::toString);
        }
        List<String> notes = new PagingRun(scenario, MAX_REQUESTS).withMaxItems(50).notes;
        assertEquals(List.of("50 of 137 collections; continuing at an offset could miss some"), notes);
    }

    @Test
    void smallerPagesAreTriedIfTheServiceRefusesFifty() throws Exception {
        PagingScenario scenario = PagingScenario.of(60, 25, 50).defective(Defect.REFUSES_LIMIT, 0);
        PagingRun run = read(scenario);
        assertEquals(List.of(0L, 0L, 19L, 38L, 57L), run.service.offsets());
        assertEquals(List.of(20, 19, 19, 2), run.pages.stream().map(List::size).toList());
        CustomService service = new CustomService(query -> {
            throw Failures.refusal();
        });
        ApiException failure = assertThrows(ApiException.class, () -> service.read(50, OptionalLong.empty()));
        assertEquals("check it; it may take only a smaller --limit", failure.hint());
    }

    // Lists that are not covered by the simulated account

    /** A service that responds as a test says, and what was read from it. */
    private static final class CustomService {
        private final List<String> ids = new ArrayList<>();
        private CollectionsApi responder;
        private int requests;
        private boolean hasSkippedRows;

        CustomService(CollectionsApi responder) {
            this.responder = responder;
        }

        /** Pages of 50 rows of a list that the test changes before a request, by its number from 1. */
        static CustomService changing(List<Long> rows, IntConsumer change) {
            CustomService service = new CustomService(null);
            service.responder = query -> {
                change.accept(service.requests);
                int from = (int) Math.min(rows.size(), query.offset().orElseThrow());
                return page(rows.size(), rows.subList(from, Math.min(rows.size(), from + 50)));
            };
            return service;
        }

        List<String> read(int limit, OptionalLong maxItems) throws ApiException, IOException {
            CollectionsApi counting = query -> {
                requests++;
                assertTrue(requests < MAX_REQUESTS, "it does not end");
                return responder.fetch(query);
            };
            Query query = PagingScenario.of(0, 50, limit).query();
            return counting.fetchAll(query, 1, maxItems, new PageConsumer() {
                @Override
                public void accept(Page page, long nextOffset) {
                    page.collections().forEach(row -> ids.add(row.id().orElse("none")));
                }

                @Override
                public void rowsSkipped() {
                    hasSkippedRows = true;
                }
            });
        }

        ApiException fail(OptionalLong maxItems) {
            ApiException failure = assertThrows(ApiException.class, () -> read(50, maxItems));
            assertEquals(Kind.INVALID_RESPONSE, failure.kind());
            return failure;
        }
    }

    /** Negative ids stand for rows without an id. */
    private static Page page(long total, List<Long> ids) {
        List<Collection> rows = ids.stream()
                .map(id -> Rows.of(id < 0 ? Map.of("name", "a") : Map.of("id", new JsonNumber("" + id))))
                .toList();
        return new Page(OptionalLong.of(7), OptionalLong.of(total), rows, List.of(), List.of());
    }

    private static List<Long> range(long from, int count) {
        return new ArrayList<>(LongStream.range(from, from + count).boxed().toList());
    }

    @Test
    void aRowThatMovedToTheNextPageDoesNotPassTheOverlapCheck() throws Exception {
        List<Long> rows = range(0, 200);
        CustomService service = CustomService.changing(rows, request -> {
            if (request == 2) {
                rows.remove(49);
                rows.add(60, 49L);
                rows.subList(0, 5).clear();
                rows.addAll(range(1000, 5));
            }
        });
        service.read(50, OptionalLong.empty());
        assertTrue(service.ids.containsAll(
                range(5, 195).stream().map(String::valueOf).toList()));
    }

    @Test
    void maxItemsWithAGapAmongThemAreAnError() {
        List<Long> rows = range(0, 200);
        CustomService service = CustomService.changing(rows, request -> {
            if (request == 1) {
                rows.addAll(range(200, 800));
            } else if (request == 2) {
                rows.subList(0, 200).clear();
            }
        });
        ApiException failure = service.fail(OptionalLong.of(150));
        assertTrue(failure.getMessage().contains("some may be missing"), failure.getMessage());
        assertTrue(service.hasSkippedRows);
    }

    @Test
    void endlessPagesBeyondTheTotalAreAnError() {
        new CustomService(query -> page(500, range(query.offset().orElseThrow(), 50))).fail(OptionalLong.empty());
    }

    @Test
    void aTotalThatGrowsWithEachPageIsAnError() {
        new CustomService(query -> {
                    long offset = query.offset().orElseThrow();
                    return page(offset + 100, range(offset, 50));
                })
                .fail(OptionalLong.empty());
    }

    @Test
    void aSecondPassIsReportedAsSkippedRows() throws Exception {
        List<Long> rows = range(0, 200);
        CustomService service = CustomService.changing(rows, request -> {
            if (request == 3) {
                rows.add(0, 999L);
            }
        });
        service.read(50, OptionalLong.empty());
        assertTrue(service.hasSkippedRows);
        assertTrue(service.ids.contains("999"));
    }

    @Test
    void rowsWithoutIdsOnSeveralPagesAreAnError() {
        CustomService service = new CustomService(query -> page(3, List.of(-1L, -1L)));
        ApiException failure = service.fail(OptionalLong.empty());
        assertTrue(
                failure.getMessage().startsWith("a collection on the page at offset 0 has no id"), failure.toString());
        assertEquals(2, service.ids.size());
    }

    @Test
    void aRowWithoutIdIsNotReadAgainInASecondPass() {
        List<Long> rows = range(0, 200);
        rows.set(180, -1L);
        CustomService service = CustomService.changing(rows, request -> {
            if (request == 2) {
                rows.add(999L);
            }
        });
        assertTrue(service.fail(OptionalLong.empty()).getMessage().contains("has no id"));
    }

    @Test
    void aSinglePageNeedsNoIds() throws Exception {
        CustomService service = new CustomService(query -> page(1, List.of(-1L)));
        assertEquals(List.of(), service.read(50, OptionalLong.empty()));
        assertEquals(1, service.ids.size());
    }
}
