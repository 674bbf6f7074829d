package io.lcollections.terminal;

import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.Ansi.Attribute;
import org.fusesource.jansi.Ansi.Color;

/** The few looks that output has. Without colour, each of them is the plain text. */
public final class Palette {
    private final boolean colours;

    /**
     * @param colours whether colours may be written at all
     */
    public Palette(boolean colours) {
        this.colours = colours;
    }

    /** Whether there are any. */
    public boolean hasColours() {
        return colours;
    }

    /** A heading. */
    public String bold(String text) {
        return styled(text, Ansi.ansi().a(Attribute.INTENSITY_BOLD));
    }

    /** What matters less. */
    public String dim(String text) {
        return styled(text, Ansi.ansi().a(Attribute.INTENSITY_FAINT));
    }

    /** What is done. */
    public String good(String text) {
        return styled(text, Ansi.ansi().fg(Color.GREEN));
    }

    /** What is on its way. */
    public String pending(String text) {
        return styled(text, Ansi.ansi().fg(Color.YELLOW));
    }

    /** What failed. */
    public String bad(String text) {
        return styled(text, Ansi.ansi().fg(Color.RED));
    }

    private String styled(String text, Ansi style) {
        return colours && !text.isEmpty() ? style.a(text).reset().toString() : text;
    }
}
