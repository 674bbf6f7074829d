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
 * @param columns the chosen columns; empty for the default columns of the format
 * @param accounts whether there are rows of several accounts
 * @param header whether the column names are written
 * @param wide whether a table is not fitted to the terminal, and shows the time of day
 * @param pretty whether the output is for a terminal
 * @param zone for dates; evaluated only if there are any
 * @param numbers the locale of counts; {@link Locale#ROOT} for plain digits
 * @param ipfsGateway the prefix of URLs of IPFS content, with a slash at the end
 * @param now the creation time that the output states
 */
public record RenderOptions(
        List<Column> columns,
        boolean accounts,
        boolean header,
        boolean wide,
        boolean pretty,
        FormulaEscaper.Mode formulas,
        Screen screen,
        Supplier<ZoneId> zone,
        Locale numbers,
        URI ipfsGateway,
        Instant now) {

    List<Column> columnsOr(List<Column> defaults) {
        if (!columns.isEmpty()) {
            return columns;
        }
        return accounts
                ? Stream.concat(Stream.of(Column.ACCOUNT), defaults.stream()).toList()
                : defaults;
    }
}
