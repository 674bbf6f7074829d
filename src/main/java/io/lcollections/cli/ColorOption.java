package io.lcollections.cli;

import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Screen;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Whether standard output is coloured. */
public final class ColorOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (default), always or never")
    private ColorMode mode;

    public ColorMode mode() {
        return mode;
    }

    /** The properties of standard output, whose lines may be fitted to the width of the terminal. */
    public Screen screen(Environment environment, boolean fitsWidth) {
        boolean isTerminal = environment.terminal().isStdoutTerminal();
        boolean colors = mode.decide(environment.env(), isTerminal).useColor();
        return new Screen(
                isTerminal,
                fitsWidth && isTerminal ? OptionalInt.of(environment.terminal().width()) : OptionalInt.empty(),
                fitsWidth && isTerminal && Screen.supportsCursor(environment.env()),
                colors,
                colors && Screen.supportsLinks(isTerminal, environment.env()));
    }
}
