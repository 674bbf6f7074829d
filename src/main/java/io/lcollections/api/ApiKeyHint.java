package io.lcollections.api;

/** How to give a key, told wherever one is missing. */
public final class ApiKeyHint {
    /** The three ways, and what works without one. */
    public static final String MISSING = "give a key with --api-key-file FILE, through a pipe with --api-key-file -,"
            + " in LOOPRING_API_KEY, or once for all with lcollections config set api-key; to try the tool without one: --network sandbox";

    private ApiKeyHint() {}
}
