package io.lcollections.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What the sandbox answers: pure, so that the server around it only carries bytes. */
final class SandboxAnswers {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST_LIMIT = 50;
    private static final String ANY_TOKEN = "";

    private final ObjectMapper json = new ObjectMapper();
    private final SandboxData data;

    SandboxAnswers(SandboxData data) {
        this.data = data;
    }

    /**
     * @param status of HTTP
     * @param body JSON
     */
    record Reply(int status, byte[] body) {}

    /** The wire form of an answer; the fields are in its order. */
    record Rows(long totalNum, List<SandboxRow> collections) {}

    /**
     * @param key the header, or {@code null}
     * @param parameters the query parameters by name
     */
    Reply collections(String key, Map<String, String> parameters) {
        if (key == null || key.isBlank()) {
            return refused(104001, "API key is empty");
        }
        if (!key.equals(Sandbox.KEY)) {
            return refused(104002, "invalid API key");
        }
        OptionalLong account = whole(parameters.get("accountId"));
        if (account.isEmpty()) {
            return refused(102003, "invalid account id");
        }
        OptionalLong offset = whole(parameters.getOrDefault("offset", "0"));
        OptionalLong limit = whole(parameters.getOrDefault("limit", String.valueOf(DEFAULT_LIMIT)));
        String token = parameters.getOrDefault("tokenAddress", ANY_TOKEN);
        boolean badToken = !token.equals(ANY_TOKEN) && !token.matches("0x[0-9a-fA-F]{40}");
        if (offset.isEmpty() || limit.isEmpty() || limit.getAsLong() == 0 || badToken) {
            return refused(100001, "invalid argument");
        }
        boolean nonZero = "true".equals(parameters.get("nonZero"));
        return data.rows(account.getAsLong())
                .map(rows -> page(matching(rows, nonZero, token), offset.getAsLong(), limit.getAsLong()))
                .orElseGet(() -> refused(101002, "user not found"));
    }

    private static List<SandboxRow> matching(List<SandboxRow> rows, boolean nonZero, String token) {
        return rows.stream()
                .filter(row -> !nonZero || row.count() > 0)
                .filter(row -> token.equals(ANY_TOKEN)
                        || row.collection().contractAddress().equalsIgnoreCase(token))
                .toList();
    }

    private Reply page(List<SandboxRow> matching, long offset, long limit) {
        List<SandboxRow> rows = matching.stream()
                .skip(offset)
                .limit(Math.min(limit, MOST_LIMIT))
                .toList();
        return reply(200, new Rows(matching.size(), rows));
    }

    Reply refused(int code, String message) {
        return reply(400, Map.of("resultInfo", Map.of("code", code, "message", message)));
    }

    Reply notFound() {
        return reply(404, Map.of("resultInfo", Map.of("code", 100001, "message", "no such path")));
    }

    private Reply reply(int status, Object body) {
        try {
            return new Reply(status, json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records are always JSON", impossible);
        }
    }

    private static OptionalLong whole(String text) {
        boolean digits = text != null && text.matches("\\d{1,18}");
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
