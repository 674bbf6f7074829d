package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Escapes or counts the cells of a CSV file that a spreadsheet would take for formulas (CSV injection). */
public final class FormulaEscaper {
    /** Start a formula, according to OWASP. */
    private static final String SIGNS = "=+-@\t\r\n";
    /** East Asian spreadsheets accept these too. */
    private static final String WIDE_SIGNS = "＝＋－＠﹦﹢﹣﹫";

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
        if (value.isNumber() || mode == Mode.KEEP) {
            return text;
        }
        if (!isFormula(text, 0)) {
            return mode == Mode.ESCAPE ? escapeInside(text) : text;
        }
        if (formulas == 0) {
            first = "in " + column.key()
                    + row.id()
                            .filter(id -> PRINTABLE_ID.matcher(id).matches())
                            .map(id -> " of collection " + id)
                            .orElse("");
        }
        return formula(text);
    }

    String header(String name) {
        if (!isFormula(name, 0)) {
            return name;
        }
        if (formulas == 0) {
            first = "in the header";
        }
        return formula(name);
    }

    private String formula(String text) {
        formulas++;
        return mode == Mode.ESCAPE ? "'" + escapeInside(text) : text;
    }

    private static String escapeInside(String text) {
        StringBuilder escaped = null;
        int from = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (CELL_SEPARATORS.indexOf(text.charAt(i)) >= 0 && isFormula(text, i + 1)) {
                escaped = escaped == null ? new StringBuilder() : escaped;
                escaped.append(text, from, i + 1).append('\'');
                from = i + 1;
            }
        }
        return escaped == null
                ? text
                : escaped.append(text, from, text.length()).toString();
    }

    /** Spreadsheets ignore blanks and invisible characters before a sign. */
    private static boolean isFormula(String text, int start) {
        int i = start;
        while (i < text.length() && !isSign(text.charAt(i)) && isInvisible(text.charAt(i))) {
            i++;
        }
        return i < text.length() && isSign(text.charAt(i));
    }

    private static boolean isSign(char character) {
        return (character < 128 ? SIGNS : WIDE_SIGNS).indexOf(character) >= 0;
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
                        ? "1 cell begins like a formula, " + first + "; --spreadsheet-safe disarms it"
                        : formulas + " cells begin like a formula, the first " + first
                                + "; --spreadsheet-safe disarms them");
    }
}
