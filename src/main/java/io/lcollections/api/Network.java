package io.lcollections.api;

import java.util.Arrays;

/** The networks that the service is known on. The names are those that users type. */
public enum Network {
    mainnet("https://api3.loopring.io"),
    /** On Sepolia. */
    testnet("https://uat2.loopring.io"),
    /** The server embedded in this tool; its address is known when it runs. */
    sandbox(null);

    private final String base;

    Network(String base) {
        this.base = base;
    }

    /** Whether the address is one of the operator's own, however it was given. */
    public static boolean isPublic(BaseUrl base) {
        return Arrays.stream(values()).anyMatch(network -> base.toString().equalsIgnoreCase(network.base));
    }

    /** The base URL; {@code null} for the sandbox. */
    public String base() {
        return base;
    }
}
