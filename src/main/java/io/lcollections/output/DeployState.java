package io.lcollections.output;

import io.lcollections.terminal.Styles;

/** The symbols and colours of the documented deploy states. Other states have none. */
public final class DeployState {
    private DeployState() {}

    public static String symbol(String state) {
        return switch (state) {
            case "DEPLOYED" -> "✓";
            case "DEPLOYING" -> "*";
            case "DEPLOY_FAILED" -> "✗";
            case "NOT_DEPLOYED" -> "-";
            default -> "";
        };
    }

    public static String withSymbol(String state) {
        return symbol(state).isEmpty() ? state : symbol(state) + " " + state;
    }

    public static String styled(Styles styles, String state, String text) {
        return switch (state) {
            case "DEPLOYED" -> styles.success(text);
            case "DEPLOYING" -> styles.warning(text);
            case "DEPLOY_FAILED" -> styles.error(text);
            case "NOT_DEPLOYED" -> styles.dim(text);
            default -> text;
        };
    }
}
