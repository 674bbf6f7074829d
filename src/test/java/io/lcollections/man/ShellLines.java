package io.lcollections.man;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of a shell on lines of a limited width, which can be copied as it stands. */
final class ShellLines {
    /** A blank before an option, the value of which stays with it. */
    private static final Pattern GAP = Pattern.compile(" (?=--?[a-zA-Z])");

    private static final String MORE = " \\";
    private static final String INDENT = "    ";

    private ShellLines() {}

    /** The command in as few lines as there can be; one is too long only where it has no option to part it at. */
    static List<String> of(String command, int width) {
        List<String> lines = new ArrayList<>();
        String rest = command;
        while (rest.length() > width) {
            int end = lastGap(rest, width - MORE.length());
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end) + MORE);
            rest = INDENT + rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** The last place to part it at, up to a column and outside of quotes; -1 where there is none. */
    private static int lastGap(String command, int most) {
        int last = -1;
        Matcher gap = GAP.matcher(command);
        while (gap.find() && gap.start() <= most) {
            String before = command.substring(0, gap.start());
            boolean isQuoted = before.chars().filter(c -> c == '\'').count() % 2 == 1
                    || before.chars().filter(c -> c == '"').count() % 2 == 1;
            last = isQuoted || before.isBlank() ? last : gap.start();
        }
        return last;
    }
}
