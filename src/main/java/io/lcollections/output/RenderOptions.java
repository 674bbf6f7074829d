package io.lcollections.output;

import io.lcollections.terminal.Screen;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How output looks.
 *
 * @param columns the chosen columns; empty for those that the format has by itself
 * @param accounts whether there are rows of several accounts, which say whose they are
 * @param header whether the names of the columns come first
 * @param wide whether a table is written in full on a terminal too, and times with the time of day
 * @param pretty whether it goes to a terminal, and is laid out for people
 * @param formulas what becomes of cells that a spreadsheet would take for a formula
 * @param screen the terminal, or none
 * @param zone for dates that people read; found out only where there are some
 * @param numbers whose way of writing large counts is used; {@link Locale#ROOT} for plain digits
 * @param ipfsGateway what stands before the CID of a picture that is on IPFS; ends with a slash
 * @param now when this is made
 */
public record RenderOptions(
        List<Column> columns,
        boolean accounts,
        boolean header,
        boolean wide,
        boolean pretty,
        Formulas formulas,
        Screen screen,
        Supplier<ZoneId> zone,
        Locale numbers,
        URI ipfsGateway,
        Instant now) {

    List<Column> columnsOr(List<Column> usual) {
        if (!columns.isEmpty()) {
            return columns;
        }
        return accounts
                ? Stream.concat(Stream.of(Column.ACCOUNT), usual.stream()).toList()
                : usual;
    }
}
