package io.lcollections.cli;

import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Palette;
import picocli.CommandLine.Option;

/** The option that says whether standard output is coloured. */
final class ColorOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = Words.OfColor.class,
            description = "auto (the default), always, never")
    private ColorMode color = ColorMode.auto;

    /** The colours of standard output, or none. */
    Palette palette(Host host) {
        return new Palette(color.colours(host.env(), host.terminal().isStdoutTerminal()));
    }
}
