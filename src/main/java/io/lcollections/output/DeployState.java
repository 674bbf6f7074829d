package io.lcollections.output;

import io.lcollections.terminal.Styles;

/** The sign and the colour of the documented deploy states; another state has neither. */
final class DeployState {
    private DeployState() {}

    /** The sign; empty for a state that is not documented. */
    static String sign(String state) {
        return switch (state) {
            case "DEPLOYED" -> "✓";
            case "DEPLOYING" -> "*";
            case "DEPLOY_FAILED" -> "✗";
            case "NOT_DEPLOYED" -> "-";
            default -> "";
        };
    }

    /** The state behind its sign. */
    static String signed(String state) {
        return sign(state).isEmpty() ? state : sign(state) + " " + state;
    }

    /** A text in the colour of a state. */
    static String styled(Styles palette, String state, String text) {
        return switch (state) {
            case "DEPLOYED" -> palette.success(text);
            case "DEPLOYING" -> palette.warning(text);
            case "DEPLOY_FAILED" -> palette.error(text);
            case "NOT_DEPLOYED" -> palette.dim(text);
            default -> text;
        };
    }
}
