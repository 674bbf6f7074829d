package io.lcollections.cli;

import io.lcollections.terminal.ColorMode;
import io.lcollections.terminal.Hyperlinks;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import java.util.OptionalInt;
import picocli.CommandLine.Model.OptionSpec;

/** The option that says whether standard output is coloured. */
final class ColorOptions {
    private final Opt<ColorMode> color = Opt.word(ColorMode.class, "--color")
            .label("WHEN")
            .otherwise(ColorMode.auto)
            .says("auto (the default), always, never");

    OptionSpec option() {
        return color.spec();
    }

    /** What was chosen. */
    ColorMode mode() {
        return color.value();
    }

    /**
     * What can be done with the terminal behind standard output.
     *
     * @param fits whether what is written has to fit it, where there is one
     */
    Screen screen(Environment environment, boolean fits) {
        boolean isTerminal = environment.terminal().isStdoutTerminal();
        boolean colours = color.value().decide(environment.env(), isTerminal).useColor();
        return new Screen(
                fits && isTerminal ? OptionalInt.of(environment.terminal().width()) : OptionalInt.empty(),
                fits && isTerminal && Screen.supportsCursor(environment.env()),
                new Styles(colours),
                colours ? Hyperlinks.detect(isTerminal, environment.env()) : new Hyperlinks(false));
    }
}
