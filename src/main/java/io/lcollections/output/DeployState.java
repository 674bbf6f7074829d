package io.lcollections.output;

import io.lcollections.terminal.Styles;

/** How the states of a collection's contract look: a sign that does without colour, and a colour. */
final class DeployState {
    private DeployState() {}

    /** The sign of a state; empty for one that is not documented. */
    static String sign(String state) {
        return switch (state) {
            case "DEPLOYED" -> "✓";
            case "DEPLOYING" -> "*";
            case "DEPLOY_FAILED" -> "✗";
            case "NOT_DEPLOYED" -> "-";
            default -> "";
        };
    }

    /** A state with its sign before it; as it is where it has none. */
    static String signed(String state) {
        String sign = sign(state);
        return sign.isEmpty() ? state : sign + " " + state;
    }

    /** A text in the colour of a state; in none for one that is not documented. */
    static String look(Styles palette, String state, String text) {
        return switch (state) {
            case "DEPLOYED" -> palette.success(text);
            case "DEPLOYING" -> palette.warning(text);
            case "DEPLOY_FAILED" -> palette.error(text);
            case "NOT_DEPLOYED" -> palette.dim(text);
            default -> text;
        };
    }
}
