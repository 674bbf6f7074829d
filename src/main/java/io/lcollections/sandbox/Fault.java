package io.lcollections.sandbox;

/** What can go wrong between a client and a service, or within the account while it is read. */
public enum Fault {
    /** 429, with a time to wait or without. */
    RATE_LIMIT("rate-limit"),
    /** A 5xx of a proxy. */
    ERROR("error"),
    /** The connection is dropped before the first byte. */
    RESET("reset"),
    /** The body ends in its middle. */
    TRUNCATE("truncate"),
    /** The answer comes late. */
    SLOW("slow"),
    /** The account is in another order from here on. */
    SHIFT("shift");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    /** Its name, as users write it. */
    public String word() {
        return word;
    }
}
