package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How columns are fitted to a terminal; what is written is tested by the screens of the commands. */
class TableTest {
    /** The widths of the usual columns, with a long name. */
    private static final int[] NATURAL = {4, 60, 5, 7, 15, 10, 42, 42};

    private static Table.Fit usual(int room) {
        return fit(Column.USUAL, Column.byImportance(Column.USUAL), NATURAL, room, false);
    }

    private static Table.Fit chosen(String names, int room, int... natural) {
        List<Column> columns = Column.of(List.of(names.split(" ")));
        return fit(columns, IntStream.range(0, natural.length).boxed().toList(), natural, room, true);
    }

    private static Table.Fit fit(
            List<Column> columns, List<Integer> order, int[] natural, int room, boolean areChosen) {
        return Table.fit(columns.stream().map(Column::kind).toList(), order, natural, room, areChosen);
    }

    private static String widths(Table.Fit fit) {
        return fit.slots().stream().map(slot -> "" + slot.width()).collect(Collectors.joining(" "));
    }

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
    void importantColumnsComeFirstAndTextHasRoom(int room, String keys, String widths) {
        Table.Fit fit = usual(room);
        String shown = fit.shown().stream().map(i -> Column.USUAL.get(i).key()).collect(Collectors.joining(" "));
        assertEquals(keys, shown);
        assertEquals(widths, widths(fit));
    }

    @Test
    void noRoomIsLeftWhereSomethingIsCut() {
        for (int room = 23; room < 250; room++) {
            Table.Fit fit = usual(room);
            int used = fit.slots().stream().mapToInt(Table.Slot::width).sum()
                    + 2 * (fit.slots().size() - 1);
            boolean isCut = fit.slots().get(1).width() < NATURAL[1];
            assertEquals(isCut ? room : Math.min(used, room), used);
        }
    }

    @Test
    void chosenColumnsGetNarrowBeforeTheyAreHidden() {
        String names = "owner name description avatar id";
        assertEquals(
                List.of(0, 1, 2, 3, 4), chosen(names, 60, 42, 60, 300, 53, 4).shown());
        assertEquals(List.of(0, 1, 2), chosen(names, 50, 42, 60, 300, 53, 4).shown());
    }

    @Test
    void oneColumnIsCutToTheTerminal() {
        assertEquals("7", widths(chosen("name", 7, 60)));
    }
}
