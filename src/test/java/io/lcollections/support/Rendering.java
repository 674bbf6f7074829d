package io.lcollections.support;

import io.lcollections.output.Column;
import io.lcollections.output.Renderer;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.UserTimeZone;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** How output looks, for tests of what writes it. */
public final class Rendering {
    private Rendering() {}

    /** As for a file or another program. */
    public static Renderer.Options pipe(List<Column> columns) {
        return options(columns, false, false, Screen.NONE);
    }

    /** As {@link #pipe} with formulas escaped. */
    public static Renderer.Options spreadsheetSafe() {
        return options(List.of(), false, true, Screen.NONE);
    }

    /** As for a terminal without colours, in full. */
    public static Renderer.Options pretty() {
        return options(List.of(), false, false, new Screen(true, OptionalInt.empty(), false, false, false));
    }

    /** As for a terminal that can do all there is. */
    public static Renderer.Options terminal(int width, List<Column> columns) {
        return options(columns, false, false, new Screen(true, OptionalInt.of(width), true, true, true));
    }

    /** As for a terminal, in full. */
    public static Renderer.Options wide() {
        return options(List.of(), true, false, new Screen(true, OptionalInt.empty(), false, true, true));
    }

    private static Renderer.Options options(
            List<Column> columns, boolean wide, boolean spreadsheetSafe, Screen screen) {
        return new Renderer.Options(
                columns,
                false,
                true,
                wide,
                spreadsheetSafe,
                screen,
                () -> UserTimeZone.of(ZoneOffset.UTC),
                Locale.US,
                URI.create("https://ipfs.io/ipfs/"),
                Instant.EPOCH);
    }
}
