package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The protocol of a browser's developer tools: commands with their results, and events. */
final class DevTools implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> results = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    /** Pieces of messages until one is whole. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                receive(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            results.values().forEach(result -> result.completeExceptionally(failure));
            awaited.values().forEach(event -> event.completeExceptionally(failure));
        }
    }

    DevTools(URI page) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
    }

    private void receive(String text) {
        JsonNode message = parse(text);
        if (message.has("id")) {
            results.remove(message.get("id").asInt()).complete(message);
            return;
        }
        events.add(message);
        CompletableFuture<JsonNode> event =
                awaited.remove(message.path("method").asText());
        if (event != null) {
            event.complete(message);
        }
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    /** One command, and its result. */
    JsonNode send(String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        ObjectNode command = json.createObjectNode().put("id", id).put("method", method);
        command.set("params", json.valueToTree(parameters));
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        results.put(id, result);
        socket.sendText(command.toString(), true).join();
        JsonNode message = join(result, method);
        return message.has("error") ? fail(method + ": " + message.get("error")) : message.path("result");
    }

    /** Sends a command and waits for an event that it leads to; events from before it are forgotten. */
    void sendAndAwait(String method, Map<String, ?> parameters, String event) {
        events.clear();
        CompletableFuture<JsonNode> happened = new CompletableFuture<>();
        awaited.put(event, happened);
        send(method, parameters);
        join(happened, event);
    }

    private static JsonNode join(CompletableFuture<JsonNode> message, String what) {
        try {
            return message.orTimeout(Running.GUARD_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException silent) {
            return fail("no " + what + " from the browser", silent);
        }
    }

    /** What has happened, of one kind. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"))
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
