package io.lcollections.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the sandbox answers: pure, so that the server around it only carries bytes. */
final class SandboxAnswers {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST_LIMIT = 50;

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
        String token = parameters.get("tokenAddress");
        boolean badToken = token != null && !token.matches("0x[0-9a-fA-F]{40}");
        if (offset.isEmpty() || limit.isEmpty() || limit.getAsLong() == 0 || badToken) {
            return refused(100001, "invalid argument");
        }
        Optional<List<SandboxRow>> rows = data.rows(account.getAsLong());
        if (rows.isEmpty()) {
            return refused(101002, "user not found");
        }
        boolean nonZero = "true".equals(parameters.get("nonZero"));
        List<SandboxRow> matching = rows.get().stream()
                .filter(row -> !nonZero || row.count() > 0)
                .filter(row ->
                        token == null || row.collection().contractAddress().equalsIgnoreCase(token))
                .toList();
        List<SandboxRow> page = matching.stream()
                .skip(offset.getAsLong())
                .limit(Math.min(limit.getAsLong(), MOST_LIMIT))
                .toList();
        return reply(200, new Rows(matching.size(), page));
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
