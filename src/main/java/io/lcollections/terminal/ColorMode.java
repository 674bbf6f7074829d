package io.lcollections.terminal;

import java.util.Map;

/** The values of {@code --color}. */
public enum ColorMode {
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
