package io.lcollections.server;

import java.util.Locale;

/** What can go wrong between a client and a service, or in an account while it is read. */
public enum Fault {
    /** 429, with or without Retry-After. */
    RATE_LIMIT,
    /** 500, 502, 503 or 504 with an HTML page, as a proxy sends it. */
    ERROR,
    /** The connection is closed before the first byte of the response. */
    RESET,
    /** The body ends in the middle. */
    TRUNCATE,
    /** The response is delayed. */
    SLOW,
    /** One row of the account moves to another position, and stays there. */
    SHIFT;

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
