package io.lcollections.man;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of the program's model as mdoc(7) takes it. Whatever it is, it becomes no request, no macro and no escape, and
 * shows as what it is: quotes stay straight, and each hyphen is the one that is typed.
 *
 * <p>What is not ASCII is written as an escape, because groff reads files as Latin-1 unless it is told otherwise.
 */
final class Roff {
    /** mandoc finds fault with lines of over 80. */
    private static final int MAX_COLUMNS = 78;

    /** Those that roff would show as others: hyphens, slanted quotes, accents. */
    private static final String SIGNS = "\\-'`\"^~…";

    /** Three dots, because terminals without that sign would show nothing. */
    private static final List<String> NAMES =
            List.of("\\(rs", "\\-", "\\(aq", "\\(ga", "\\(dq", "\\(ha", "\\(ti", "...");

    /** An argument that would be run as a macro. */
    private static final Pattern MACRO = Pattern.compile("%[A-Z]|[A-Z][a-z]{1,2}");

    /** An argument the end of which would be taken for the punctuation behind it. */
    private static final Pattern PUNCTUATED = Pattern.compile(".*[.,:;()\\[\\]?!|]");

    /** Takes no room. */
    private static final String NOTHING = "\\&";

    private static final Pattern END_OF_SENTENCE = Pattern.compile(".*[.!?][)\\]\"']*");

    private Roff() {}

    /** Running text as lines, each sentence beginning one. */
    static String text(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        boolean wasEnd = false;
        for (String word : text.strip().split("\\s+")) {
            String escaped = escape(word);
            boolean fits = column > 0 && column + 1 + escaped.length() <= MAX_COLUMNS && !wasEnd;
            if (!fits) {
                lines.append(column > 0 ? "\n" : "").append(guard(escaped));
                column = escaped.length();
            } else {
                lines.append(' ').append(escaped);
                column += 1 + escaped.length();
            }
            wasEnd = END_OF_SENTENCE.matcher(word).matches();
        }
        return lines.isEmpty() ? "" : lines.append('\n').toString();
    }

    /** A line of a literal display, with the blanks within it and however long it is. */
    static String literal(String line) {
        return guard(escape(line.stripTrailing())) + "\n";
    }

    /** One argument of a macro, and nothing but that. */
    static String argument(String text) {
        String escaped = (MACRO.matcher(text).matches() ? NOTHING : "")
                + escape(text)
                + (PUNCTUATED.matcher(text).matches() ? NOTHING : "");
        return text.isEmpty() || text.contains(" ") ? '"' + escaped + '"' : escaped;
    }

    /** At the beginning of a line, a dot is the beginning of a request; a quote is written out wherever it stands. */
    private static String guard(String line) {
        return line.startsWith(".") ? NOTHING + line : line;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            int sign = SIGNS.indexOf(point);
            if (sign >= 0) {
                escaped.append(NAMES.get(sign));
            } else if (point >= ' ' && point <= '~') {
                escaped.append((char) point);
            } else {
                escaped.append("\\[u%04X]".formatted(visible(point)));
            }
        });
        return escaped.toString();
    }

    private static int visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                throw new IllegalArgumentException("U+%04X has no place on a page".formatted(point));
            default -> point;
        };
    }
}
