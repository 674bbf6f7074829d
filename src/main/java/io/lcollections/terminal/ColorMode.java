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
}
