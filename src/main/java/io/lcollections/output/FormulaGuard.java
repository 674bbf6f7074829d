package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Looks after the cells that a spreadsheet would take for a formula: disarms them, or counts them. */
final class FormulaGuard {
    /** What begins a formula, after the list of OWASP; spreadsheets of East Asia take the wide and the small signs too. */
    private static final String WIDE_SIGNS = "＝＋－＠﹦﹢﹣﹫";

    private static final boolean[] SIGNS = signs("=+-@\t\r\n");

    /** Where another cell may begin. */
    private static final String PARTS = ";\t\n\r";

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
    String cell(JsonNode value, String text, Column column, Collection row) {
        if (value.isNumber() || formulas == Formulas.KEEP) {
            return text;
        }
        if (!beginsFormula(text, 0)) {
            return formulas == Formulas.DISARM ? disarmedWithin(text) : text;
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
        if (!beginsFormula(name, 0)) {
            return name;
        }
        if (seen == 0) {
            first = "in the header";
        }
        return looked(name);
    }

    private String looked(String text) {
        seen++;
        return formulas == Formulas.DISARM ? "'" + disarmedWithin(text) : text;
    }

    /**
     * Where a language writes 1,5 its spreadsheets part cells at semicolons, whatever stands in quotation marks that
     * begin at a comma; and lines end there too.
     */
    private static String disarmedWithin(String text) {
        StringBuilder disarmed = null;
        int done = 0;
        for (int at = 0; at + 1 < text.length(); at++) {
            if (PARTS.indexOf(text.charAt(at)) >= 0 && beginsFormula(text, at + 1)) {
                disarmed = disarmed == null ? new StringBuilder() : disarmed;
                disarmed.append(text, done, at + 1).append('\'');
                done = at + 1;
            }
        }
        return disarmed == null
                ? text
                : disarmed.append(text, done, text.length()).toString();
    }

    /** Asked of every cell that is written; spreadsheets pass over blanks and what cannot be seen before a sign. */
    private static boolean beginsFormula(String text, int start) {
        int at = start;
        while (at < text.length() && !isSign(text.charAt(at)) && isPassedOver(text.charAt(at))) {
            at++;
        }
        return at < text.length() && isSign(text.charAt(at));
    }

    private static boolean isSign(char sign) {
        return sign < SIGNS.length ? SIGNS[sign] : WIDE_SIGNS.indexOf(sign) >= 0;
    }

    private static boolean isPassedOver(char character) {
        boolean isPlain = character > ' ' && character <= '~';
        return !isPlain
                && (Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
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
