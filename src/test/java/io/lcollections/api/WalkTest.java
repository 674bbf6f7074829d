package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.WalkCase.Fault;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Walks whose requests and results are known. */
class WalkTest {
    private static final int MOST_REQUESTS = 100;

    private static WalkRun walk(WalkCase made) throws IOException {
        return new WalkRun(made, MOST_REQUESTS).plain();
    }

    /** All rows came, and these offsets were asked for. */
    private static void isWhole(WalkRun run, Long... offsets) {
        assertNull(run.failure, run::toString);
        assertEquals(run.service.now(account -> account.ids(run.made.start())), run.ids, run::toString);
        assertEquals(List.of(offsets), run.service.offsets(), run::toString);
    }

    @Test
    void oneRowWithoutTotalIsNotTakenForAll() throws IOException {
        isWhole(walk(WalkCase.quiet(2, 1, 50).uncounted()), 0L, 1L, 2L, 0L, 1L, 2L);
        isWhole(walk(WalkCase.quiet(1, 50, 50).uncounted()), 0L, 1L, 0L, 1L);
    }

    @Test
    void silentCapBecomesThePageSize() throws IOException {
        isWhole(walk(WalkCase.quiet(100, 20, 50)), 0L, 19L, 38L, 57L, 76L, 95L);
        isWhole(walk(WalkCase.quiet(100, 50, 500)), 0L, 49L, 98L);
        isWhole(walk(WalkCase.quiet(100, 20, 50).from(90)), 90L);
    }

    @Test
    void capThatBeginsInTheMiddle() throws IOException {
        ModelService service = new ModelService(WalkCase.quiet(200, 50, 50), MOST_REQUESTS);
        List<Query> asked = new ArrayList<>();
        CollectionsApi capping = query -> {
            asked.add(query);
            int most = query.offset().orElse(0) < 60 ? 50 : 20;
            return service.fetch(query.page(
                    query.offset().orElse(0), Math.min(most, query.limit().orElse(0))));
        };
        List<Collection> rows = new ArrayList<>();
        List<String> notes = read(capping, WalkCase.quiet(200, 50, 50), rows);
        assertEquals(200, rows.stream().map(Collection::id).distinct().count());
        assertEquals(List.of(), notes);
        assertEquals(
                List.of("0:50", "49:50", "98:50", "117:50", "136:20", "155:20", "174:20", "193:20"),
                asked.stream()
                        .map(query ->
                                query.offset().orElse(0) + ":" + query.limit().orElse(0))
                        .toList());
    }

    private static List<String> read(CollectionsApi api, WalkCase made, List<Collection> into) throws IOException {
        try {
            return api.walk(made.query(), 1, OptionalLong.empty(), (page, next) -> into.addAll(page.collections()));
        } catch (ApiException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void emptyAccount() throws IOException {
        isWhole(walk(WalkCase.quiet(0, 50, 50)), 0L);
        WalkRun run = walk(WalkCase.quiet(0, 50, 50).uncounted());
        isWhole(run, 0L);
        assertEquals(List.of("no collections"), run.notes);
        assertEquals(List.of(List.of()), run.pages);
        assertEquals(
                List.of("no collections from offset 7 on: there are 5"),
                walk(WalkCase.quiet(5, 50, 50).from(7)).notes);
    }

    @Test
    void withoutTotalAnEmptyPageIsTheEnd() throws IOException {
        isWhole(walk(WalkCase.quiet(12, 50, 50).uncounted()), 0L, 11L, 12L);
        isWhole(walk(WalkCase.quiet(50, 20, 50).uncounted()), 0L, 19L, 38L, 49L, 50L);
    }

    @Test
    void failureInTheMiddleNamesTheOffsetToGoOnFrom() throws IOException {
        WalkRun run = walk(WalkCase.quiet(200, 50, 50).from(10).with(List.of(), List.of(new Fault(2, 500, -1))));
        assertEquals(99, run.ids.size());
        assertEquals(
                "the service answered HTTP 500; 99 of 200 collections from offset 10 came before it;"
                        + " --offset 109 goes on from there",
                run.failure.getMessage());
        WalkRun atOnce = walk(WalkCase.quiet(200, 50, 50).with(List.of(), List.of(new Fault(0, 500, -1))));
        assertEquals("the service answered HTTP 500", atOnce.failure.getMessage());
    }

    @Test
    void rowsWithoutIdsCannotBePutTogether() throws IOException {
        Page page = new Page(
                OptionalLong.of(1),
                OptionalLong.of(3),
                List.of(Rows.of(Map.of("name", "a")), Rows.of(Map.of("name", "a"))),
                List.of(),
                List.of());
        CollectionsApi api = query -> page;
        List<Collection> rows = new ArrayList<>();
        Query query = WalkCase.quiet(3, 2, 2).query();
        ApiException failure = assertThrows(
                ApiException.class,
                () -> api.walk(query, 1, OptionalLong.empty(), (some, next) -> rows.addAll(some.collections())));
        assertEquals(ApiException.Kind.UNVOUCHED, failure.kind());
        assertTrue(
                failure.getMessage().startsWith("a collection on the page at offset 0 has no id"), failure.toString());
        assertEquals(2, rows.size());
    }

    @Test
    void onePageNeedsNoIds() throws IOException {
        Page page = new Page(
                OptionalLong.of(1), OptionalLong.of(1), List.of(Rows.of(Map.of("name", "a"))), List.of(), List.of());
        List<Collection> rows = new ArrayList<>();
        assertEquals(List.of(), read(query -> page, WalkCase.quiet(1, 50, 50), rows));
        assertEquals(1, rows.size());
    }
}
