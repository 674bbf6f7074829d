package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSV (RFC 4180, but with LF line ends), or TSV. Escapes or counts what a spreadsheet would run as formulas or change. */
final class CsvRenderer implements Renderer {
    // What starts a formula (OWASP), the wide operators in East Asia; spreadsheets ignore blanks and invisible
    // characters.
    private static final String FORMULA = "[\\p{Z}\\p{Cc}\\p{Cf}&&[^\t\r\n]]*+[=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫]";
    private static final int MAX_DIGITS = 15;

    // A text that a spreadsheet shows as it is, although it reads it as a number.
    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}");
    private static final String NUMBER_CHARACTERS = "[\\p{Nd}\\p{Sc}\\p{Z}\\p{Cc}\\p{Cf}.,:/+\\-−%()'’]*+";
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    // What some spreadsheet reads as a number, date, time or truth value: long digits, leading zeros, 1E5, 3/4, SEPT2.
    private static final Pattern VALUE = Pattern.compile(
            "true|false|(?=.*\\p{Nd})" + NUMBER_CHARACTERS
                    + "(?:(?<=[\\p{Nd}.])(?:[et](?=[+-]?\\p{Nd})|z)" + NUMBER_CHARACTERS + "){0,2}+"
                    + "(?:(?:" + MONTH + "|[ap]m)" + NUMBER_CHARACTERS + ")?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private final RowBuffer out;
    private final CsvWriter csv;
    private final Options options;
    private final List<Column> columns;
    private final Matcher formula = Pattern.compile(FORMULA).matcher("");
    private final Pattern formulaInside;
    private long formulas;

    CsvRenderer(OutputStream out, char separator, Options options) {
        this.out = new RowBuffer(out);
        this.options = options;
        this.columns = options.columnsOr(Column.DOCUMENTED);
        // These start another cell, in many languages even inside quotes; a comma in a file with tabs is not quoted.
        this.formulaInside = Pattern.compile("(?<=[;\t\n\r" + (separator == ',' ? "" : ",") + "])(?=" + FORMULA + ")");
        this.csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new Quoting(columns.size()))
                .bufferSize(0)
                .build(Renderer.writer(this.out));
    }

    @Override
    public void begin(Page first) throws IOException {
        if (options.header()) {
            csv.writeRecord(columns.stream().map(Column::key).map(this::escaped).toList());
            csv.flush();
        }
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            csv.writeRecord(columns.stream().map(column -> cell(column, row)).toArray(String[]::new));
            csv.flush();
            out.endRow();
        }
        out.send();
    }

    /** On a terminal no note is needed, because the cells are visible. */
    @Override
    public List<String> end(boolean isComplete) {
        boolean isReporting = !options.spreadsheetSafe() && !options.screen().isTerminal();
        String note =
                "cells that look like spreadsheet formulas: " + formulas + "; --spreadsheet-safe neutralises them";
        return isReporting && formulas > 0 ? List.of(note) : List.of();
    }

    /** The text of a cell as it is written. JSON numbers are never formulas. */
    String cell(Column column, Collection row) {
        JsonNode value = column.valueIn(row);
        String text = CellText.exact(value);
        if (value.isNumber()) {
            return options.spreadsheetSafe() && !isExact(text) ? "'" + text : text;
        }
        return value.isBoolean() ? text : escaped(text);
    }

    String escaped(String text) {
        boolean isFormula = formula.reset(text).lookingAt();
        formulas += isFormula ? 1 : 0;
        if (!options.spreadsheetSafe()) {
            return text;
        }
        boolean isValue = VALUE.matcher(text).matches();
        boolean isChanged = isValue && !PLAIN_NUMBER.matcher(text.strip()).matches();
        return (isFormula || isChanged ? "'" : "") + formulaInside.matcher(text).replaceAll("'");
    }

    /** Whether a spreadsheet keeps a JSON number. */
    static boolean isExact(String number) {
        String mantissa = number.split("[eE]", 2)[0];
        BigDecimal value = new BigDecimal(mantissa);
        BigDecimal shortest = mantissa.indexOf('.') >= 0 ? value.stripTrailingZeros() : value;
        double size = Math.abs(Double.parseDouble(number));
        return shortest.precision() <= MAX_DIGITS
                && (value.signum() == 0 || size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE);
    }

    /** Quotes more than RFC 4180 requires. */
    private record Quoting(int columns) implements QuoteStrategy {
        /** Readers skip an empty line. */
        @Override
        public boolean quoteEmpty(int line, int column) {
            return columns == 1;
        }

        @Override
        public boolean quoteValue(int line, int column, String value) {
            return value.startsWith(" ") || value.endsWith(" ");
        }
    }
}
