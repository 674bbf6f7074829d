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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single scenarios whose requests and results are known. */
class PaginatorTest {
    private static final int MAX_REQUESTS = 500;

    /**
     * Total, page size cap and limit, then what else is not as usual: START:offset, NO_TOTAL, MAX:items, FAILS:request,
     * defects with their number, and changes by request, place and rows.
     */
    private static PagingRun read(String text) throws IOException {
        String[] words = text.split(" ");
        PagingScenario scenario =
                PagingScenario.of(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        List<Change> changes = new ArrayList<>();
        long maxItems = -1;
        for (String word : List.of(words).subList(3, words.length)) {
            String[] parts = (word + ":0:0:0").split(":");
            int number = Integer.parseInt(parts[1]);
            switch (parts[0]) {
                case "START" -> scenario = scenario.startingAt(number);
                case "NO_TOTAL" -> scenario = scenario.withoutTotal();
                case "MAX" -> maxItems = number;
                case "FAILS" -> scenario = scenario.failing(new Failure(number, 500, -1));
                default -> {
                    if (Stream.of(Defect.values()).map(Defect::name).anyMatch(parts[0]::equals)) {
                        scenario = scenario.defective(Defect.valueOf(parts[0]), number);
                    } else {
                        int rows = Integer.parseInt(parts[3]);
                        PagingScenario.Kind kind = PagingScenario.Kind.valueOf(parts[0]);
                        changes.add(new Change(number, kind, Integer.parseInt(parts[2]), rows));
                    }
                }
            }
        }
        PagingRun run = new PagingRun(scenario.changing(changes.toArray(Change[]::new)), MAX_REQUESTS);
        return maxItems < 0 ? run.withoutRetries() : run.withMaxItems(maxItems);
    }

    /** What the service and the account are like, the note or the failure (behind !), and the requested offsets. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # A page size cap is adopted.
            100 20 50 | `` | 0 19 38 57 76 95
            100 50 500 | `` | 0 49 98
            100 20 50 START:90 | `` | 90 99
            # A last page that is full or the largest is followed by one more request.
            0 50 50 | no collections | 0
            50 50 50 | `` | 0 49
            49 50 50 | `` | 0 48
            1 50 50 | `` | 0 1
            60 50 50 | `` | 0 49
            # Without a total an empty page is the end, and a single row is not taken for the whole list.
            0 50 50 NO_TOTAL | no collections | 0
            12 50 50 NO_TOTAL | `` | 0 11 12
            50 20 50 NO_TOTAL | `` | 0 19 38 49 50
            2 1 50 NO_TOTAL | `` | 0 1 2 0 1 2
            1 50 50 NO_TOTAL | `` | 0 1 0 1
            5 50 50 START:7 | no collections from offset 7 on: there are 5 | 7
            # Without overlap two passes must be equal.
            50 50 50 IGNORES_OFFSET | `` | 0 49
            15 50 10 ROUNDS_OFFSET_DOWN_TO_WHOLE_PAGES | `` | 0 9 18 13 4 10 0 9 18 13 4 10
            3 2 2 NO_TOTAL OFFSET_IS_PAGE_NUMBER | !2 collections, and some may be missing: pages repeat collections, leave some out or start at other offsets | ``
            # A failure names the offset to continue from, unless a page left rows out.
            200 50 50 START:10 FAILS:2 | !the service answered HTTP 500; 99 of 200 collections from offset 10 were read before; continue with --offset 109 | ``
            200 50 50 FAILS:0 | !the service answered HTTP 500 | 0
            137 50 30 DROPS_ROW_ONCE:1 MAX:50 | 50 of 137 collections; continuing at an offset could miss some | ``
            # The page at 49 fails the overlap check, the one at 24 passes it; the total changed, so there is a second pass.
            100 50 50 REMOVE_BEFORE_OFFSET:1:9:1 | the account changed while it was read: 1 of these 100 collections were removed meanwhile | 0 49 24 73 0 49 98
            # A change that keeps the total is noticed, and one that alters it causes another pass.
            100 50 50 REMOVE_BEFORE_ADD_AFTER:1:1:1 | * | 0 49 24 73
            100 50 50 ADD:1:99:1 | the account changed while it was read, and was read 2 times | 0 49 98 0 49 98
            60 50 50 ADD_BEFORE_OFFSET:1:5:1 ADD_BEFORE_OFFSET:3:5:1 ADD_BEFORE_OFFSET:5:5:1 ADD_BEFORE_OFFSET:7:5:1 ADD_BEFORE_OFFSET:9:5:1 | !63 of 64 collections, and some may be missing: the account changed while it was read, 4 times | 0 49 0 49 0 49 0 49
            # An overlap that is lost is searched once at each offset.
            150 50 50 REMOVE:1:0:50 | the account changed while it was read: 50 of these 150 collections were removed meanwhile | 0 49 24 0 98 …
            # In the second pass, three rows are added that show only in the total of pages requested to find the overlap.
            36 3 3 REMOVE:1:0:1 REMOVE_BEFORE_ADD_AFTER:36:0:1 ADD_BEFORE_OFFSET:37:1:3 | * | ``
            # Totals that are too low or too high, or count something else.
            60 50 50 TOTAL_TOO_LOW:10 | !60 of 50 collections, and there may be more: the service sends more than its total | ``
            60 50 40 TOTAL_TOO_LOW:10 | !60 of 50 collections, and there may be more: the service sends more than its total | ``
            51 50 60 TOTAL_TOO_HIGH:1 | !51 of 52 collections, then nothing new: the service does not send the rest | 0 49 50 50 51 51 0 49 50 50 51 51
            0 50 50 TOTAL_TOO_HIGH:60 | !0 of 60 collections, then nothing new: the service does not send the rest | ``
            137 20 50 TOTAL_OF_PAGE | !39 of 20 collections, and there may be more: the service sends more than its total | ``
            137 20 50 TOTAL_SO_FAR | * | ``
            1120 50 50 TOTAL_SO_FAR | `` | ``
            """)
    void accountIsReadWithThisResultAndTheseRequests(String text, String result, String offsets) throws IOException {
        PagingRun run = read(text);
        String requested = run.service.offsets().stream().map(String::valueOf).collect(Collectors.joining(" "));
        assertTrue(
                offsets.isEmpty()
                        || requested.equals(offsets)
                        || offsets.endsWith("…") && requested.startsWith(offsets.replace("…", "")),
                run::toString);
        if (result.startsWith("!")) {
            assertNotNull(run.failure, run::toString);
            assertEquals(result.substring(1), run.failure.getMessage());
            boolean isIncomplete = !text.contains("FAILS");
            assertEquals(isIncomplete ? Kind.INVALID_RESPONSE : Kind.UNAVAILABLE, run.failure.kind());
            return;
        }
        assertNull(run.failure, run::toString);
        assertTrue(
                result.equals("*") || run.notes.equals(result.isEmpty() ? List.of() : List.of(result)), run::toString);
        assertEquals(new HashSet<>(run.ids).size(), run.ids.size(), run::toString);
        assertTrue(text.contains("MAX:") || run.missing().isEmpty(), run::toString);
        assertTrue(text.contains("MAX:") || run.ids.containsAll(run.present()), run::toString);
        // Nothing else is delivered where nothing is removed while it is read.
        assertTrue(text.contains("REMOVE") || run.present().containsAll(run.ids), run::toString);
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
    void noOffsetIsNamedAfterAPageThatLeftARowOut() throws IOException {
        for (int request = 2; request < 4; request++) {
            PagingRun run = read("137 50 30 DROPS_ROW_ONCE:1 FAILS:" + request);
            assertTrue(run.failure.getMessage().endsWith("run it again"), run::toString);
        }
        String hint = read("137 20 50 TOTAL_OF_PAGE").failure.hint();
        assertTrue(hint.startsWith("lcollections list --offset 39, "), hint);
    }

    @Test
    void smallerPagesAreTriedIfTheServiceRefusesFifty() throws Exception {
        PagingRun run = read("60 25 50 REFUSES_LIMIT");
        assertEquals(List.of(0L, 0L, 19L, 38L, 57L), run.service.offsets());
        assertEquals(List.of(20, 19, 19, 2), run.pages.stream().map(List::size).toList());
        assertEquals(
                60,
                read("60 25 10 REFUSES_LIMIT").pages.stream()
                        .mapToInt(List::size)
                        .sum());
        CustomService service = new CustomService(query -> {
            throw SimulatedService.refusal();
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
