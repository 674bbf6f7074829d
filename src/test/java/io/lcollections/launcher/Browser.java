package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A page in a browser of its own, without a window and without a network. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium");

    private final DevTools tools;

    static boolean isInstalled() {
        return NAMES.stream().anyMatch(Tool::isThere);
    }

    /** Starts a browser with an empty directory for its profile. */
    static Running start(Path profile) throws IOException {
        String name = NAMES.stream().filter(Tool::isThere).findFirst().orElseThrow();
        // It says on standard error where it listens. There are no names for it but that of this machine.
        String[] command = {
            "sh",
            "-c",
            "exec \"$0\" \"$@\" 2>&1",
            name,
            "--headless",
            "--no-sandbox",
            "--remote-debugging-port=0",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--user-data-dir=" + profile,
            "about:blank"
        };
        return Program.of(command).piped().start();
    }

    static String authority(Running browser) throws IOException {
        String said = "DevTools listening on ";
        for (String line = browser.line(); line != null; line = browser.line()) {
            if (line.startsWith(said)) {
                return URI.create(line.substring(said.length()).strip()).getAuthority();
            }
        }
        return fail("the browser does not say where it listens");
    }

    Browser(String authority) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + authority + "/json/new").toURL().openConnection();
        connection.setRequestMethod("PUT");
        try (InputStream target = connection.getInputStream()) {
            String page = new ObjectMapper()
                    .readTree(target)
                    .path("webSocketDebuggerUrl")
                    .asText();
            tools = new DevTools(URI.create(page));
        }
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tools.send(domain + ".enable", Map.of());
        }
    }

    /** Shows a file; returns when it has loaded and is drawn. */
    void open(Path file) {
        Map<String, String> address = Map.of("url", file.toUri().toString());
        tools.sendAndAwait("Page.navigate", address, "Page.loadEventFired");
        // The event may be that of the empty page that was there before.
        String loaded = address.get("url") + " complete";
        while (!value("location.href + ' ' + document.readyState").asText().equals(loaded)) {
            Thread.onSpinWait();
        }
        awaitDrawing();
    }

    /** Everything that is to be drawn has been, and what follows from it has begun. */
    void awaitDrawing() {
        tools.send("Page.captureScreenshot", Map.of());
    }

    /** The value of an expression; promises are waited for. It is evaluated where a page may run no script, too. */
    JsonNode value(String expression) {
        JsonNode result = tools.send(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        return result.has("exceptionDetails")
                ? fail(expression + ": " + result.get("exceptionDetails"))
                : result.path("result").path("value");
    }

    boolean is(String expression) {
        return value(expression).asBoolean();
    }

    String text(String expression) {
        return value(expression).asText();
    }

    List<String> texts(String expression) {
        List<String> texts = new ArrayList<>();
        value(expression).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    void forbidScripts() {
        tools.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    void resize(int width, int height) {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the user prefers, such as {@code prefers-color-scheme} and {@code dark}. */
    void prefer(String feature, String value) {
        tools.send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As a user presses a key: {@code /}, {@code Enter}, {@code Escape}, {@code Tab}, {@code ArrowRight}. */
    void press(String key) {
        int code = Map.of("/", 191, "Enter", 13, "Escape", 27, "Tab", 9, "ArrowRight", 39)
                .get(key);
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        String type = text.isEmpty() ? "rawKeyDown" : "keyDown";
        Map<String, Object> press = Map.of("key", key, "code", key, "windowsVirtualKeyCode", code);
        Map<String, Object> down = new HashMap<>(press);
        down.putAll(Map.of("type", type, "text", text));
        tools.send("Input.dispatchKeyEvent", down);
        Map<String, Object> up = new HashMap<>(press);
        up.put("type", "keyUp");
        tools.send("Input.dispatchKeyEvent", up);
    }

    void type(String text) {
        tools.send("Input.insertText", Map.of("text", text));
    }

    /** Where the page wanted something from since it was opened, itself included. */
    Set<String> requests() {
        return requests(Set.of());
    }

    /** Those that its policy did not stop. A {@code data:} address is its own content; browsers show errors with some. */
    Set<String> requestsThatLeft() {
        Set<String> stopped = tools.events("Network.loadingFailed").stream()
                .filter(event -> event.path("blockedReason").asText().equals("csp"))
                .map(event -> event.path("requestId").asText())
                .collect(Collectors.toSet());
        return requests(stopped).stream()
                .filter(url -> !url.startsWith("data:"))
                .collect(Collectors.toSet());
    }

    private Set<String> requests(Set<String> stopped) {
        return tools.events("Network.requestWillBeSent").stream()
                .filter(event -> !stopped.contains(event.path("requestId").asText()))
                .map(event -> event.path("request").path("url").asText())
                .collect(Collectors.toSet());
    }

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        tools.events("Log.entryAdded").stream()
                .map(event -> event.path("entry"))
                .filter(entry -> !entry.path("text").asText().endsWith("net::ERR_NAME_NOT_RESOLVED"))
                .forEach(entry -> complaints.add(entry.toString()));
        tools.events("Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        tools.events("Runtime.consoleAPICalled").forEach(event -> complaints.add(event.toString()));
        return complaints;
    }

    @Override
    public void close() {
        tools.send("Page.close", Map.of());
        tools.close();
    }

    /** The protocol of a browser's developer tools: commands with their results, and events. */
    private static final class DevTools implements AutoCloseable {
        private final ObjectMapper json = new ObjectMapper();
        private final AtomicInteger last = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonNode>> results = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
        private final List<JsonNode> events = new CopyOnWriteArrayList<>();
        private final WebSocket socket;

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
                return message.orTimeout(Running.GUARD_SECONDS, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException silent) {
                return fail("no " + what + " from the browser", silent);
            }
        }

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
}
