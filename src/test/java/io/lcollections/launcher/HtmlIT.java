package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.support.HostileText;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser, as people use it. */
class HtmlIT {
    /** The id beyond 2^53 and the one before it are the same number to a browser. */
    private static final String ROWS = """
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
    private Path directory;

    private Browser browser;

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

    private Path page(String... args) throws IOException {
        Run.Result run = Run.with()
                .args(Stream.concat(Stream.of("-q", "-o", "html"), Stream.of(args))
                        .toArray(String[]::new));
        assertEquals("0 ", run.code() + " " + run.err());
        return Files.writeString(directory.resolve("page.html"), run.out());
    }

    private Path page() throws IOException {
        Path saved = Files.writeString(directory.resolve("saved.json"), ROWS);
        return page("--input", saved.toString());
    }

    private Path sandbox() throws IOException {
        return page("--network", "sandbox", "-a", "10001", "--all");
    }

    private static final String VISIBLE = "Array.from(document.querySelectorAll('tbody tr:not([hidden])'),"
            + " row => row.cells[2].textContent).join(' ')";
    private static final String WARNS = "document.querySelector('.cut').checkVisibility()";
    private static final String IS_GALLERY = "getComputedStyle(document.querySelector('tbody')).display === 'grid'";

    private void expectRows(String ids) {
        assertEquals(ids.replace("…", "90071992547409"), browser.text(VISIBLE));
    }

    private void expectNoComplaints() {
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void headersSortByKeyboard() throws IOException {
        browser.open(page());
        // Past both views' one stop and the search.
        for (int i = 0; i < 3; i++) {
            browser.press("Tab");
        }
        assertEquals("ID", browser.text("document.activeElement.textContent"));
        browser.press("Enter");
        expectRows("4 5 30 …92 …93");
        assertEquals("ascending", browser.text("document.activeElement.closest('th').ariaSort"));
        browser.press("Enter");
        expectRows("…93 …92 30 5 4");
        browser.press("Enter");
        expectRows("…93 …92 30 4 5");
        assertTrue(browser.value("document.querySelector('[aria-sort]')").isNull());
        expectNoComplaints();
    }

    @ParameterizedTest
    @CsvSource({
        // The stand-in is no name, and a count that is absent is not 0.
        "name, …92 …93 4 5 30, 5 4 …93 …92 30",
        "count, 5 …92 …93 4 30, 4 …93 …92 5 30",
        "type, …92 4 …93 30 5, …93 30 …92 4 5"
    })
    void absentIsLastAndEqualRowsStay(String column, String up, String down) throws IOException {
        browser.open(page());
        String click = "document.querySelector('th." + column + " button').click()";
        browser.value(click);
        expectRows(up);
        browser.value(click);
        expectRows(down);
    }

    @Test
    void slashLeadsToTheSearchAndEscapeEndsIt() throws IOException {
        browser.open(page());
        assertEquals("5 of 5 shown", shown());
        browser.press("/");
        browser.type("TENTH");
        expectRows("4");
        assertEquals("1 of 5 shown", shown());
        browser.press("/");
        assertEquals("TENTH/", browser.text("document.activeElement.value"));
        expectRows("");
        assertTrue(browser.is("document.getElementById('none').checkVisibility()"));
        browser.press("Escape");
        expectRows("…93 …92 30 4 5");
        // In any column, in any order of words, in letters of any width; but not across two columns.
        for (String[] search : new String[][] {{"wide", "5"}, {"fail alpha", "…92"}, {"3ecb", "30"}, {"4él", ""}}) {
            browser.press("Escape");
            browser.type(search[0]);
            expectRows(search[1]);
        }
        expectNoComplaints();
    }

    private String shown() {
        return browser.text("document.getElementById('shown').textContent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void viewTogglesByKeyboardWithScriptsAndWithout(boolean scripts) throws IOException {
        if (!scripts) {
            browser.forbidScripts();
        }
        browser.open(page());
        assertFalse(browser.is(IS_GALLERY));
        browser.press("Tab");
        browser.press("ArrowRight");
        assertTrue(browser.is(IS_GALLERY));
        expectRows("…93 …92 30 4 5");
        expectNoComplaints();
    }

    @Test
    void withoutScriptsNothingIsOfferedThatNeedsThem() throws IOException {
        browser.forbidScripts();
        browser.open(page());
        assertEquals(
                0, browser.value("document.querySelectorAll('button').length").asInt());
        assertFalse(browser.is("document.getElementById('text').checkVisibility()"));
        assertFalse(browser.is(WARNS));
        assertTrue(browser.is("document.querySelector('thead').checkVisibility()"));
        expectRows("…93 …92 30 4 5");
    }

    @Test
    void whatIsCutOffSaysSo() throws IOException {
        Path page = page();
        byte[] whole = Files.readAllBytes(page);
        browser.open(page);
        assertFalse(browser.is(WARNS));
        String text = new String(whole, StandardCharsets.UTF_8);
        for (String before :
                List.of("beta", "<td role=\"cell\" class=\"owner\"", "</table>", "tell(served", "<footer", "end\">E")) {
            Path part = directory.resolve("part.html");
            Files.writeString(part, text.substring(0, text.lastIndexOf(before)));
            browser.open(part);
            assertTrue(browser.is(WARNS), "cut before " + before);
            assertFalse(browser.is("document.querySelector('.unsure').checkVisibility()"));
        }
    }

    /** Browsers of before 2023 do not know the selector that looks for the end. */
    @Test
    void browserThatCannotTellSaysSo() throws IOException {
        Path page = page();
        String unsure = "document.querySelector('.unsure').checkVisibility()";
        browser.open(page);
        assertFalse(browser.is(unsure));
        String older = Files.readString(page)
                .replace(":has(", ":unheard-of(")
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        browser.open(Files.writeString(directory.resolve("older.html"), older));
        assertTrue(browser.is(unsure));
        assertFalse(browser.is(WARNS));
        assertTrue(browser.text("document.body.innerText.trim()").contains("End of the list: 5 collections"));
    }

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final String FRAME =
            "((image) => [image.clientWidth, image.clientHeight, image.className].join(' '))" + "(document.images[0])";

    @ParameterizedTest
    @CsvSource({"360, 800", "641, 900", "1121, 900"})
    void nothingScrollsSideways(int width, int height) throws IOException {
        browser.resize(width, height);
        browser.open(sandbox());
        for (String view : List.of("as-table", "as-gallery")) {
            browser.value("document.getElementById('" + view + "').click()");
            // Rows that are out of sight are not laid out, and would not show that they are too wide.
            browser.value(
                    "document.querySelectorAll('tbody tr').forEach(row => row.style.contentVisibility = 'visible')");
            assertTrue(
                    browser.is("document.documentElement.scrollWidth === document.documentElement.clientWidth"), view);
            assertEquals(
                    List.of(),
                    browser.texts(
                            "Array.from(document.querySelectorAll('td:not(.pic)'))"
                                    + ".filter(cell => cell.getBoundingClientRect().right > document.documentElement.clientWidth).map(cell => cell.outerHTML)"),
                    view);
        }
    }

    /** The second picture has a copy on a server that does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"cached\":{\"avatar\":\"https://copies.example/1.png\"}"})
    void pictureFillsItsFrameAndHidesTheDrawing(String cached) throws IOException {
        String dot = ScriptedServer.answerOfBytes(
                200, "Content-Type: image/png\r\n", new String(PNG, StandardCharsets.ISO_8859_1));
        String rows =
                "{\"collections\":[{\"id\":1,\"avatar\":\"ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs\"%s}]}";
        Path saved = Files.writeString(directory.resolve("saved.json"), rows.formatted(cached));
        try (ScriptedServer gateway = new ScriptedServer(dot)) {
            browser.open(page("--input", saved.toString(), "--ipfs-gateway", gateway.base()));
            browser.value("document.images[0].complete && document.images[0].naturalWidth > 0"
                    + " || new Promise((loaded) => { document.images[0].onload = loaded; })");
            browser.awaitDrawing();
            assertEquals("48 48 here", browser.text(FRAME));
            assertTrue(browser.text("document.images[0].src").startsWith(gateway.base()));
        }
    }

    @ParameterizedTest
    @CsvSource({"light, as-table", "light, as-gallery", "dark, as-table", "dark, as-gallery"})
    void textIsReadable(String scheme, String view) throws IOException {
        browser.prefer("prefers-color-scheme", scheme);
        browser.open(page());
        browser.value("document.getElementById('" + view + "').click()");
        String contrast = Files.readString(Path.of("src/test/resources/contrast.js"));
        assertEquals(scheme.equals("dark"), browser.is(contrast + "luminance(backdrop(document.body)) < .2"));
        assertEquals(List.of(), browser.texts(contrast + "poor()"));
    }

    @Test
    void chosenViewIsToldWithForcedColours() throws IOException {
        browser.prefer("forced-colors", "active");
        browser.open(page());
        assertTrue(browser.is("matchMedia('(forced-colors: active)').matches"));
        // Not the ground, which is clear under the one and the same in sight under the other when both are forced.
        String colour = "getComputedStyle(document.querySelector('[for=%s]')).color";
        String chosen = browser.text(colour.formatted("as-table"));
        String other = browser.text(colour.formatted("as-gallery"));
        assertNotEquals(chosen, other);
        browser.value("document.getElementById('as-gallery').click()");
        assertEquals(other, browser.text(colour.formatted("as-table")));
        assertEquals(chosen, browser.text(colour.formatted("as-gallery")));
    }

    /** Each sets a mark where it runs. */
    private static final List<String> ATTACKS = HostileText.listed("html.txt");

    private static final List<String> FIELDS =
            List.of(("name description owner contractAddress collectionAddress baseUri avatar"
                            + " banner thumbnail tileUri deployStatus nftType createdAt")
                    .split(" "));

    /** UTF-8 cannot say half of a pair; an escape can. */
    private final ObjectMapper json = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private Path attacked() throws IOException {
        ObjectNode answer = json.createObjectNode();
        ArrayNode rows = answer.putArray("collections");
        ATTACKS.forEach(attack -> rows.add(row(attack)));
        Path saved = directory.resolve("saved.json");
        json.writeValue(saved.toFile(), answer);
        return page("--input", saved.toString());
    }

    private ObjectNode row(String attack) {
        ObjectNode row = json.createObjectNode().put("id", attack).put("count", attack);
        FIELDS.forEach(field -> row.put(field, attack));
        ObjectNode cached = row.putObject("cached");
        FIELDS.subList(6, 10).forEach(field -> cached.put(field, attack));
        row.putObject("times").put("createdAt", attack);
        return row;
    }

    @Test
    void everyFieldStaysText() throws IOException {
        Path page = attacked();
        browser.open(page);
        List<String> expected = new ArrayList<>();
        for (String attack : ATTACKS) {
            String seen = TextSanitizer.sanitize(attack);
            expected.add(String.join(
                    "|",
                    "",
                    "",
                    seen,
                    seen + seen.replace("picture\\n", "picture\n"),
                    seen,
                    seen,
                    seen,
                    seen,
                    seen,
                    seen));
        }
        assertEquals(
                expected,
                browser.texts("Array.from(document.querySelectorAll('tbody tr'),"
                        + " row => Array.from(row.cells, cell => cell.textContent).join('|'))"));
        browser.value("document.getElementById('as-gallery').click()");
        browser.value("document.querySelectorAll('th button').forEach(button => button.click())");
        browser.value(
                "document.querySelectorAll('tbody *').forEach(element => { element.click?.(); element.focus(); })");
        browser.awaitDrawing();
        assertTrue(browser.value("window.ran").isMissingNode(), "a script ran");
        assertEquals(Set.of(page.toUri().toString()), browser.requests());
        assertEquals(List.of(), browser.complaints());
    }

    /** The policy would stop a script even if it got in; what is blocked here shows that it is in force. */
    @Test
    void policyStopsWhatIsAddedToThePage() throws IOException {
        Path page = page();
        String added =
                "<img src=x onerror=window.ran=1><p style=color:red onclick=window.ran=1><script>window.ran=1</script>"
                        + "<style>p{}</style><iframe src=data:text/html,x></iframe><img src=http://evil.example/x></tbody>";
        Files.writeString(page, Files.readString(page).replace("</tbody>", added));
        browser.open(page);
        browser.awaitDrawing();
        assertTrue(browser.value("window.ran").isMissingNode(), "a script ran");
        String complaints = String.join("\n", browser.complaints());
        for (String directive : List.of("script-src", "style-src", "img-src", "default-src")) {
            assertTrue(complaints.contains(directive), directive + " in " + complaints);
        }
        assertEquals(Set.of(page.toUri().toString()), browser.requestsThatLeft());
    }
}
