package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Escapes or counts the cells of a CSV file that a spreadsheet would run as formulas or turn into other values. */
public final class FormulaEscaper {
    /** Start a formula, according to OWASP; East Asian spreadsheets accept the wide ones too. */
    private static final String OPERATORS = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";

    /** Another cell may start after them: in many languages spreadsheets split cells at semicolons, even inside quotes. */
    private static final String CELL_SEPARATORS = ";\t\n\r";

    private static final int MAX_DIGITS = 15;

    /** A text that a spreadsheet shows as it is, although it reads it as a number. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}");

    private static final String NUMBER_CHARACTERS = "[\\p{Nd}\\p{Sc}\\p{Z}\\p{Cc}\\p{Cf}.,:/+\\-−%()'’]*+";
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    /** A number, date, time or truth value in a form that some spreadsheet reads. */
    private static final Pattern VALUE = Pattern.compile(
            "true|false|(?=.*\\p{Nd})" + NUMBER_CHARACTERS
                    + "(?:(?<=[\\p{Nd}.])(?:[et](?=[+-]?\\p{Nd})|z)" + NUMBER_CHARACTERS + "){0,2}+"
                    + "(?:(?:" + MONTH + "|[ap]m)" + NUMBER_CHARACTERS + ")?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final boolean isEscaping;
    /** On a terminal no note is needed, because the cells are visible. */
    private final boolean isReporting;

    private final String cellSeparators;
    private long formulas;

    FormulaEscaper(RenderOptions options, char separator) {
        this.isEscaping = options.spreadsheetSafe();
        this.isReporting = !isEscaping && !options.screen().isTerminal();
        // A comma in a file with tabs is not quoted.
        this.cellSeparators = separator == ',' ? CELL_SEPARATORS : CELL_SEPARATORS + ',';
    }

    /** The text of a cell as it is written. JSON numbers are never formulas. */
    String cell(Column column, Collection row) {
        JsonNode value = column.valueIn(row);
        String text = CellText.exact(value);
        if (value.isNumber()) {
            return isEscaping && !isExact(text) ? "'" + text : text;
        }
        return value.isBoolean() ? text : escaped(text);
    }

    /** The text as it is written, in a cell or in the header. */
    String escaped(String text) {
        boolean isFormula = isFormula(text, 0);
        formulas += isFormula ? 1 : 0;
        return isEscaping ? (isFormula || isChanged(text) ? "'" : "") + escapeInside(text) : text;
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

    /** Whether a spreadsheet turns a text into another value: long digits, leading zeros, 1E5, 3/4, SEPT2. */
    private static boolean isChanged(String text) {
        return VALUE.matcher(text).matches()
                && !PLAIN_NUMBER.matcher(text.strip()).matches();
    }

    private String escapeInside(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            escaped.append(text.charAt(i));
            if (cellSeparators.indexOf(text.charAt(i)) >= 0 && isFormula(text, i + 1)) {
                escaped.append('\'');
            }
        }
        return escaped.toString();
    }

    /** Spreadsheets ignore blanks and invisible characters before an operator. */
    private static boolean isFormula(String text, int start) {
        int i = start;
        while (i < text.length() && isInvisible(text.charAt(i)) && OPERATORS.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i < text.length() && OPERATORS.indexOf(text.charAt(i)) >= 0;
    }

    private static boolean isInvisible(char character) {
        boolean isVisibleAscii = character > ' ' && character <= '~';
        return !isVisibleAscii
                && (Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
    }

    List<String> notes() {
        String note =
                "cells that look like spreadsheet formulas: " + formulas + "; --spreadsheet-safe neutralises them";
        return isReporting && formulas > 0 ? List.of(note) : List.of();
    }
}
