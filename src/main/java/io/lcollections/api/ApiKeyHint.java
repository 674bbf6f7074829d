package io.lcollections.api;

/** How to give a key, told wherever one is missing. */
public final class ApiKeyHint {
    /** The three ways, and what works without one. */
    public static final String MISSING = "give a key with --api-key-file FILE, through a pipe with --api-key-file -,"
            + " or in LOOPRING_API_KEY; to try the tool without one: --network sandbox";

    private ApiKeyHint() {}
}
