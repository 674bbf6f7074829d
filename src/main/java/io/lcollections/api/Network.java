package io.lcollections.api;

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
        for (Network network : values()) {
            if (base.toString().equalsIgnoreCase(network.base)) {
                return true;
            }
        }
        return false;
    }

    /** The base URL; {@code null} for the sandbox. */
    public String base() {
        return base;
    }
}
