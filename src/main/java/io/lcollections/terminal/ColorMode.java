package io.lcollections.terminal;

import java.util.Map;

/** The values of {@code --color}. */
public enum ColorMode {
    auto,
    always,
    never;

    /**
     * Whether to colour: {@code --color} before {@code NO_COLOR} (not empty) before {@code CLICOLOR_FORCE} before
     * {@code TERM=dumb} before whether a terminal is there.
     */
    public boolean colours(Map<String, String> env, boolean isTerminal) {
        if (this != auto) {
            return this == always;
        }
        if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = env.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return !env.getOrDefault("TERM", "").equals("dumb") && isTerminal;
    }

    /** Why it is so, by what decided it. */
    public String reason(Map<String, String> env, boolean isTerminal) {
        if (this != auto) {
            return "--color " + this + ", or its default";
        }
        if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
            return "NO_COLOR is set";
        }
        String force = env.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return "CLICOLOR_FORCE is set";
        }
        boolean isDumb = env.getOrDefault("TERM", "").equals("dumb");
        return isDumb ? "TERM=dumb" : "stdout is " + (isTerminal ? "a terminal" : "no terminal");
    }
}
