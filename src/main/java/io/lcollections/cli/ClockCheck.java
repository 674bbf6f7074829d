package io.lcollections.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The clock of this machine by that of a service. */
final class ClockCheck {
    static final String NAME = "clock";

    /** By so much a certificate may seem to have ended, and a wait that a service asks for be much too long. */
    private static final Duration WORTH_A_NOTE = Duration.ofMinutes(5);

    /** A service tells its time to the second, and its answer takes some. */
    private static final long SECONDS_UNTOLD = 5;

    private ClockCheck() {}

    static Check of(Optional<Instant> ofService, Instant now) {
        if (ofService.isEmpty()) {
            return Check.skipped(NAME, "no answer of the service tells the time");
        }
        Duration ahead = Duration.between(ofService.get(), now);
        long seconds = Math.abs(ahead.toSeconds());
        if (seconds < SECONDS_UNTOLD) {
            return Check.ok(NAME, "as that of the service, to a few seconds");
        }
        String text = (seconds < 120 ? seconds + " seconds " : seconds / 60 + " minutes ")
                + (ahead.isNegative() ? "behind" : "ahead of") + " that of the service";
        return seconds < WORTH_A_NOTE.toSeconds()
                ? Check.ok(NAME, text)
                : Check.note(NAME, text, "set the clock of this machine: certificates are judged by it");
    }
}
