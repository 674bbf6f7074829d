package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The official JavaScript client, unchanged, reads from the sandbox what this program lists. */
class JavaScriptClientIT {
    private static final Path SDK = Path.of("src/test/sdk").toAbsolutePath();

    @Test
    void readsTheSameCollections() throws IOException {
        Tool.require("node");
        assumeTrue(
                Files.isDirectory(SDK.resolve("node_modules/@loopring-web/loopring-sdk")),
                "the client is not installed: npm ci --ignore-scripts --prefix src/test/sdk");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode read;
        try (Running server = Program.launcher("sandbox", "-q").piped().start()) {
            String script = SDK.resolve("pages.cjs").toString();
            read = mapper.readTree(Program.of("node", script, server.line(), "10001")
                    .run()
                    .expectCode(0)
                    .expectNoMessages()
                    .out());
        }
        byte[] listed = Program.launcher("--network", "sandbox", "-a", "10001", "--all", "-o", "json", "-q")
                .run()
                .expectCode(0)
                .out();
        assertEquals(137, read.at("/list/collections").size());
        assertEquals(mapper.readTree(listed), read.get("list"));
        assertEquals(read.at("/ids/0"), read.at("/ids/1"), "one collection by its id");
        assertEquals(2, read.get("ids").size());
        assertEquals("[10001,10001]", read.get("accountIds").toString());
        assertEquals(104002, read.get("rejected").asInt(), "another key");
    }
}
