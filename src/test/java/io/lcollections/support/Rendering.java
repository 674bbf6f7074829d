package io.lcollections.support;

import io.lcollections.output.Column;
import io.lcollections.output.FormulaEscaper;
import io.lcollections.output.RenderOptions;
import io.lcollections.terminal.Hyperlinks;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** How output looks, for tests of what writes it. */
public final class Rendering {
    private Rendering() {}

    /** As for a file or another program. */
    public static RenderOptions pipe(List<Column> columns) {
        return options(columns, false, false, Screen.none());
    }

    /** As {@link #pipe} but laid out for people. */
    public static RenderOptions pretty() {
        return options(List.of(), false, true, Screen.none());
    }

    /** As for a terminal that can do all there is. */
    public static RenderOptions terminal(int width, List<Column> columns) {
        Map<String, String> env = Map.of("TERM", "xterm-kitty");
        return options(
                columns,
                false,
                true,
                new Screen(
                        OptionalInt.of(width),
                        Screen.supportsCursor(env),
                        new Styles(true),
                        Hyperlinks.detect(true, env)));
    }

    /** As for a terminal, in full. */
    public static RenderOptions wide() {
        Hyperlinks links = Hyperlinks.detect(true, Map.of("TERM", "xterm-kitty"));
        Screen screen = new Screen(OptionalInt.empty(), false, new Styles(true), links);
        return options(List.of(), true, true, screen);
    }

    private static RenderOptions options(List<Column> columns, boolean wide, boolean pretty, Screen screen) {
        return new RenderOptions(
                columns,
                false,
                true,
                wide,
                pretty,
                pretty ? FormulaEscaper.Mode.KEEP : FormulaEscaper.Mode.REPORT,
                screen,
                () -> ZoneOffset.UTC,
                Locale.US,
                URI.create("https://ipfs.io/ipfs/"),
                Instant.EPOCH);
    }
}
