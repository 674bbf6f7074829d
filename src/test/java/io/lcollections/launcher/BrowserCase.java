package io.lcollections.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    Path directory;

    Browser browser;

    @BeforeAll
    static void needsBrowser() {
        assumeTrue(Browser.isInstalled(), "there is no chromium-headless-shell here, and no chromium");
    }

    @BeforeEach
    void start() throws IOException {
        browser = new Browser(directory.resolve("profile"));
    }

    @AfterEach
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    final Path page(String... args) throws IOException {
        Path page = directory.resolve("page.html");
        String[] all = Arrays.copyOf(args, args.length + 3);
        System.arraycopy(new String[] {"-q", "-o", "html"}, 0, all, args.length, 3);
        Program.launcher(all).outputTo(page).run().expectCode(0).expectNoMessages();
        return page;
    }

    final Path page() throws IOException {
        Path saved = Files.writeString(directory.resolve("saved.json"), ROWS);
        return page("--input", saved.toString());
    }

    final Path sandbox() throws IOException {
        return page("--network", "sandbox", "-a", "10001", "--all");
    }
}
