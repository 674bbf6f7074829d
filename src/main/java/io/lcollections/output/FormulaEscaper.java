package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Escapes or counts the cells of a CSV file that a spreadsheet would take for formulas (CSV injection). */
public final class FormulaEscaper {
    /** Start a formula, according to OWASP. */
    private static final String OPERATORS = "=+-@\t\r\n";
    /** East Asian spreadsheets accept these too. */
    private static final String WIDE_OPERATORS = "＝＋－＠﹦﹢﹣﹫";

    /**
     * Characters after which another cell may start. Where the decimal separator is a comma, spreadsheets split cells at
     * semicolons, also inside quotes that do not start the cell.
     */
    private static final String CELL_SEPARATORS = ";\t\n\r";

    /** An id that is safe to print in a message. */
    private static final Pattern PRINTABLE_ID = Pattern.compile("\\d{1,40}");

    /** What happens to cells that look like formulas. */
    public enum Mode {
        KEEP,
        /** They are kept and counted. */
        REPORT,
        /** They get an apostrophe in front, which makes them text. */
        ESCAPE
    }

    private final Mode mode;
    private long formulas;
    private String first = "";

    FormulaEscaper(Mode mode) {
        this.mode = mode;
    }

    /** The text of a cell as it is written. JSON numbers are never formulas. */
    String cell(JsonNode value, String text, Column column, Collection row) {
        return value.isNumber() ? text : escaped(text, () -> column.key() + ofCollection(row));
    }

    String header(String name) {
        return escaped(name, () -> "the header");
    }

    private static String ofCollection(Collection row) {
        return row.id()
                .filter(id -> PRINTABLE_ID.matcher(id).matches())
                .map(id -> " of collection " + id)
                .orElse("");
    }

    private String escaped(String text, Supplier<String> place) {
        boolean isFormula = mode != Mode.KEEP && isFormula(text, 0);
        if (isFormula && formulas++ == 0) {
            first = place.get();
        }
        return mode == Mode.ESCAPE ? (isFormula ? "'" : "") + escapeInside(text) : text;
    }

    private static String escapeInside(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            escaped.append(text.charAt(i));
            if (CELL_SEPARATORS.indexOf(text.charAt(i)) >= 0 && isFormula(text, i + 1)) {
                escaped.append('\'');
            }
        }
        return escaped.toString();
    }

    /** Spreadsheets ignore blanks and invisible characters before an operator. */
    private static boolean isFormula(String text, int start) {
        int i = start;
        while (i < text.length() && !isOperator(text.charAt(i)) && isInvisible(text.charAt(i))) {
            i++;
        }
        return i < text.length() && isOperator(text.charAt(i));
    }

    private static boolean isOperator(char character) {
        return (character < 128 ? OPERATORS : WIDE_OPERATORS).indexOf(character) >= 0;
    }

    private static boolean isInvisible(char character) {
        boolean isVisibleAscii = character > ' ' && character <= '~';
        return !isVisibleAscii
                && (Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
    }

    /** Warns of the formulas that were kept. */
    List<String> notes() {
        if (formulas == 0 || mode != Mode.REPORT) {
            return List.of();
        }
        return List.of(
                formulas == 1
                        ? "1 cell looks like a spreadsheet formula (" + first + "); --spreadsheet-safe neutralises it"
                        : formulas + " cells look like spreadsheet formulas (first: " + first
                                + "); --spreadsheet-safe neutralises them");
    }
}
