package io.lcollections.terminal;

import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Attribute;
import org.fusesource.jansi.Ansi.Color;

/**
 * The text styles of the output.
 *
 * @param enabled whether escape sequences may be written; if not, each style is the plain text
 */
public record Styles(boolean enabled) {
    public String bold(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().a(Attribute.INTENSITY_BOLD));
    }

    public String dim(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().a(Attribute.INTENSITY_FAINT));
    }

    public String success(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().fg(Color.GREEN));
    }

    public String warning(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().fg(Color.YELLOW));
    }

    public String error(String text) {
        return isPlain(text) ? text : styled(text, Ansi.ansi().fg(Color.RED));
    }

    /** Then the library is not loaded. */
    private boolean isPlain(String text) {
        return !enabled || text.isEmpty();
    }

    private static String styled(String text, Ansi style) {
        return style.a(text).reset().toString();
    }
}
