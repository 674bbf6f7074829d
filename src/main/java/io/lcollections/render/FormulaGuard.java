package io.lcollections.render;

import io.lcollections.model.Collection;
import io.lcollections.model.JsonNumber;
import java.util.List;
import java.util.regex.Pattern;

/** Looks after the cells that a spreadsheet would take for a formula: disarms them, or counts them. */
final class FormulaGuard {
    /** What begins a formula, after the list of OWASP; spreadsheets of East Asia take the wide signs too. */
    private static final String WIDE_SIGNS = "＝＋－＠";

    private static final boolean[] SIGNS = signs("=+-@\t\r\n");

    /** An id that can stand in a message: those of the service are short and of digits. */
    private static final Pattern SAYABLE = Pattern.compile("\\d{1,40}");

    private final Formulas formulas;
    private long seen;
    private String first = "";

    FormulaGuard(Formulas formulas) {
        this.formulas = formulas;
    }

    private static boolean[] signs(String these) {
        boolean[] signs = new boolean[128];
        these.chars().forEach(sign -> signs[sign] = true);
        return signs;
    }

    /** The text of a cell as it is to be written. A number that was served as one is none for all its sign. */
    String cell(Object value, String text, Column column, Collection row) {
        if (!beginsFormula(text) || value instanceof JsonNumber || formulas == Formulas.KEEP) {
            return text;
        }
        if (seen == 0) {
            String whose = row.id()
                    .filter(id -> SAYABLE.matcher(id).matches())
                    .map(id -> " of collection " + id)
                    .orElse("");
            first = "in " + column.key() + whose;
        }
        return looked(text);
    }

    /** The same of the name of a column. */
    String header(String name) {
        if (!beginsFormula(name)) {
            return name;
        }
        if (seen == 0) {
            first = "in the header";
        }
        return looked(name);
    }

    private String looked(String text) {
        seen++;
        return formulas == Formulas.DISARM ? "'" + text : text;
    }

    /** Asked of every cell that is written. */
    private static boolean beginsFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char sign = text.charAt(0);
        return sign < SIGNS.length ? SIGNS[sign] : WIDE_SIGNS.indexOf(sign) >= 0;
    }

    /** What is to be told of the cells that were written as they are. */
    List<String> notes() {
        if (seen == 0 || formulas != Formulas.TELL) {
            return List.of();
        }
        return List.of(
                seen == 1
                        ? "1 cell begins like a formula, " + first + "; --spreadsheet-safe disarms it"
                        : seen + " cells begin like a formula, the first " + first
                                + "; --spreadsheet-safe disarms them");
    }
}
