package io.lcollections.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The help of a command at its full width, laid out when the program was built: to lay it out anew takes longer than
 * anything else that {@code --help} does.
 */
final class HelpPage {
    private static final char ESCAPE = '\u001b';

    private HelpPage() {}

    /**
     * @param command its name; empty for the one without
     */
    static String read(String command, boolean colours) {
        String page = command.isEmpty() ? "lcollections" : command;
        try (InputStream in = HelpPage.class.getResourceAsStream("help/" + page + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return colours ? text : plain(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("the help of this program", broken);
        }
    }

    /** Without the sequences that colour it, each of which ends with an {@code m}. */
    static String plain(String coloured) {
        StringBuilder text = new StringBuilder(coloured.length());
        int from = 0;
        for (int at = coloured.indexOf(ESCAPE); at >= 0; at = coloured.indexOf(ESCAPE, from)) {
            text.append(coloured, from, at);
            from = coloured.indexOf('m', at) + 1;
        }
        return text.append(coloured, from, coloured.length()).toString();
    }
}
