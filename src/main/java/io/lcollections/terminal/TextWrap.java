package io.lcollections.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text that is wider than its room into lines: behind blanks, and within a word that has no room itself. */
public final class TextWrap {
    private TextWrap() {}

    /**
     * The lines, at least one, without the blanks at which it was broken.
     *
     * @param text what has passed the {@link Sanitizer}
     * @param columns the room; a sign that is wider has a line of its own all the same
     */
    public static List<String> lines(String text, int columns, TextWidth.Reading reading) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (TextWidth.of(rest, reading) > columns) {
            int end = Math.max(Graphemes.end(rest, 0), TextWidth.fitting(rest, columns, reading));
            // A blank that would be the first beyond the room ends a word as well.
            int blank = rest.lastIndexOf(' ', Math.min(end, rest.length() - 1));
            int at = blank > 0 ? blank : end;
            String line = withoutBlanksBehind(rest.substring(0, at));
            if (!line.isEmpty()) {
                lines.add(line);
            }
            rest = withoutBlanksBefore(rest.substring(at));
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    /** Other white space than that of ASCII may be meant to be seen. */
    private static String withoutBlanksBehind(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String withoutBlanksBefore(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }
}
