package io.lcollections.cli;

import io.lcollections.terminal.Screen;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Whether standard output is coloured. */
public final class ColorOption {
    /** The values of {@code --color}. */
    public enum Mode {
        auto,
        always,
        never;

        /** Whether to use color, and which setting decided it. */
        public record Decision(boolean useColor, String reason) {}

        /** Decides by {@code --color}, {@code NO_COLOR} (not empty), {@code CLICOLOR_FORCE}, {@code TERM=dumb}, and the terminal. */
        public Decision decide(Map<String, String> env, boolean isTerminal) {
            if (this != auto) {
                return new Decision(this == always, "--color " + this + ", or its default");
            }
            if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
                return new Decision(false, "NO_COLOR is set");
            }
            String force = env.getOrDefault("CLICOLOR_FORCE", "");
            if (!force.isEmpty() && !force.equals("0")) {
                return new Decision(true, "CLICOLOR_FORCE is set");
            }
            if (env.getOrDefault("TERM", "").equals("dumb")) {
                return new Decision(false, "TERM=dumb");
            }
            return new Decision(isTerminal, "stdout is " + (isTerminal ? "a terminal" : "no terminal"));
        }
    }

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (default), always or never")
    private Mode mode;

    public Mode mode() {
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
