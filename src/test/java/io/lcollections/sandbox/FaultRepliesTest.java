package io.lcollections.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultRepliesTest {
    private final FaultReplies replies = new FaultReplies(() -> Instant.parse("2026-11-05T15:09:59.9Z"));

    @ParameterizedTest
    @CsvSource({"4,1", "5,'Thu, 05 Nov 2026 15:10:00 GMT'", "6,", "7,"})
    void rateLimitTellsTheTimeInTwoWaysOrNot(long luck, String retryAfter) {
        Reply reply = replies.rateLimit(luck);
        assertEquals(429, reply.status());
        assertEquals("text/plain", reply.headers().get("Content-Type"));
        assertEquals(retryAfter, reply.headers().get("Retry-After"));
        assertEquals("Too many requests\n", new String(reply.body(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"4,500 Internal Server Error", "5,502 Bad Gateway", "6,503 Service Unavailable", "7,504 Gateway Timeout"
    })
    void errorIsOneOfFourAndAProxysPage(long luck, String title) {
        Reply reply = replies.error(luck);
        assertEquals(title.substring(0, 3), String.valueOf(reply.status()));
        assertEquals("text/html", reply.headers().get("Content-Type"));
        assertFalse(reply.headers().containsKey("Retry-After"));
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        assertTrue(body.startsWith("<html>") && body.contains("<h1>" + title + "</h1>"), body);
    }
}
