package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableLayoutTest {
    /** Of the usual columns, with a name that has much to say. */
    private static final int[] NATURAL = {4, 60, 5, 7, 15, 10, 42, 42};

    private static final List<Column> USUAL = Column.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | id name | 4 14",
                "23 | id name count | 4 10 5",
                "40 | id name count | 4 27 5",
                "53 | id name count deployStatus | 4 23 5 15",
                "80 | id name count nftType deployStatus contractAddress | 4 28 5 7 15 11",
                "120 | id name count nftType deployStatus times.createdAt contractAddress owner | 4 43 5 7 15 10 11 11",
                "150 | id name count nftType deployStatus times.createdAt contractAddress owner | 4 42 5 7 15 10 42 11",
                "200 | id name count nftType deployStatus times.createdAt contractAddress owner | 4 60 5 7 15 10 42 42",
            })
    void wantedColumnsComeFirstAndTextHasRoom(int room, String keys, String widths) {
        TableLayout layout = TableLayout.fitted(USUAL, Column.byImportance(USUAL), NATURAL, room, false);
        assertEquals(keys, keys(layout));
        assertEquals(widths, widths(layout));
    }

    @Test
    void noRoomIsLeftWhereSomethingIsCut() {
        for (int room = 23; room < 250; room++) {
            TableLayout layout = TableLayout.fitted(USUAL, Column.byImportance(USUAL), NATURAL, room, false);
            int used =
                    Arrays.stream(layout.shown()).map(i -> layout.widths()[i]).sum() + 2 * (layout.shown().length - 1);
            boolean isCut = layout.widths()[1] < NATURAL[1];
            assertEquals(isCut ? room : Math.min(used, room), used);
            assertEquals(8, layout.shown().length + layout.hidden().size());
        }
    }

    @Test
    void chosenColumnsGetNarrowBeforeTheyGetLost() {
        List<Column> chosen = Columns.of(List.of("owner", "name", "description", "avatar", "id"));
        int[] natural = {42, 60, 300, 53, 4};
        List<Integer> order = IntStream.range(0, 5).boxed().toList();
        TableLayout narrow = TableLayout.fitted(chosen, order, natural, 60, true);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, narrow.shown());
        TableLayout tooNarrow = TableLayout.fitted(chosen, order, natural, 50, true);
        assertArrayEquals(new int[] {0, 1, 2}, tooNarrow.shown());
        assertEquals(
                List.of("avatar", "id"),
                tooNarrow.hidden().stream().map(Column::key).toList());
    }

    @Test
    void oneColumnIsCutToTheTerminal() {
        TableLayout layout = TableLayout.fitted(Columns.of(List.of("name")), List.of(0), new int[] {60}, 7, true);
        assertEquals(7, layout.widths()[0]);
    }

    private static String keys(TableLayout layout) {
        return String.join(
                " ",
                Arrays.stream(layout.shown()).mapToObj(i -> USUAL.get(i).key()).toList());
    }

    private static String widths(TableLayout layout) {
        return String.join(
                " ",
                Arrays.stream(layout.shown())
                        .mapToObj(i -> "" + layout.widths()[i])
                        .toList());
    }
}
