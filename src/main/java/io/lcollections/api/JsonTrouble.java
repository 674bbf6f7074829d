package io.lcollections.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** Why text is not JSON that can be used, and where. */
final class JsonTrouble {
    private static final int MOST_REASON = 120;

    private JsonTrouble() {}

    /** Whether the JSON was right as far as it went, and went no further. */
    static boolean isCutOff(IOException trouble) {
        return trouble instanceof JsonEOFException;
    }

    /** What is wrong and where, to stand behind "the answer" or a file's name. */
    static String of(IOException trouble) {
        if (isCutOff(trouble)) {
            return "is cut off at " + where((JsonProcessingException) trouble);
        }
        if (trouble instanceof StreamConstraintsException bound) {
            return "is beyond what is sane: " + bound.getOriginalMessage();
        }
        if (trouble instanceof JsonProcessingException known) {
            // Behind this the parser lists all that it knows.
            String reason = known.getOriginalMessage().split(": (was )?expect", 2)[0];
            return "is not JSON at " + where(known) + ": " + Excerpt.of(reason, MOST_REASON);
        }
        return "is not JSON: " + trouble.getMessage();
    }

    private static String where(JsonProcessingException trouble) {
        JsonLocation place = trouble.getLocation();
        String byteOffset = place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")";
        return "line " + place.getLineNr() + ", column " + place.getColumnNr() + byteOffset;
    }
}
