package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that look at a page of the program in a browser of their own. */
abstract class BrowserCase {
    /** The id beyond 2^53 and the one before it are the same number to a browser. */
    static final String ROWS = """
            {"accountId":7,"totalNum":5,"collections":[
            {"id":9007199254740993,"name":"beta","nftType":"B","count":10,"deployStatus":"DEPLOYED"},
            {"id":9007199254740992,"name":"Alpha","nftType":"A","count":9,"deployStatus":"DEPLOY_FAILED"},
            {"id":30,"name":"","nftType":"B","contractAddress":"0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788","deployStatus":"DEPLOYING"},
            {"id":4,"name":"élan","nftType":"A","count":100,"description":"the tenth","deployStatus":"NOT_DEPLOYED"},
            {"id":5,"name":"Ｗide","count":0,"deployStatus":"OTHER"}]}
            """;

    @TempDir
    private static Path profile;

    private static Running process;
    private static String authority;

    @TempDir
    Path directory;

    Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.isInstalled(), "there is no chromium-headless-shell here, and no chromium");
        process = Browser.start(profile);
        authority = Browser.authority(process);
    }

    @AfterAll
    static void stop() throws IOException {
        if (process != null) {
            process.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        browser = new Browser(authority);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    final Path page(String... args) throws IOException {
        Run.Result run = Run.with()
                .args(Stream.concat(Stream.of("-q", "-o", "html"), Stream.of(args))
                        .toArray(String[]::new));
        assertEquals("0 ", run.code() + " " + run.err());
        return Files.writeString(directory.resolve("page.html"), run.out());
    }

    final Path page() throws IOException {
        Path saved = Files.writeString(directory.resolve("saved.json"), ROWS);
        return page("--input", saved.toString());
    }

    final Path sandbox() throws IOException {
        return page("--network", "sandbox", "-a", "10001", "--all");
    }
}
