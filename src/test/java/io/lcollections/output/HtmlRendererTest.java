package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Golden;
import io.lcollections.support.Rows;
import io.lcollections.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlRendererTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    /** What takes the warning away. */
    private static final String LAST = "<footer id=\"end\">";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Renderer renderer(String gateway) {
        RenderOptions options = new RenderOptions(
                List.of(),
                false,
                true,
                false,
                false,
                Formulas.KEEP,
                Screen.none(),
                () -> ZoneOffset.ofHours(9),
                Locale.ROOT,
                URI.create(gateway),
                Instant.parse("2026-11-22T21:35:10.123Z"));
        return Renderers.of(Format.html, options, out);
    }

    private Renderer renderer() {
        return renderer("https://ipfs.io/ipfs/");
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Page page(OptionalLong total, Collection... rows) {
        return new Page(OptionalLong.of(7), total, List.of(rows), List.of(), List.of());
    }

    private String whole(Page page) throws IOException {
        Renderer renderer = renderer();
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        return text();
    }

    private static Collection made() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", new JsonNumber("254"));
        row.put("owner", "0xB4A0C11E4d0D434bb4E9A133E5a6B7B058530e22");
        row.put("name", "<b>理科</b> \u202e&amp;");
        row.put("contractAddress", ADDRESS);
        row.put("collectionAddress", ADDRESS);
        row.put("description", "two\nlines");
        row.put("cached", Map.of("avatar", "https://copies.example/1?a=1&b=2"));
        row.put("deployStatus", "DEPLOY_FAILED");
        row.put("nftType", "ERC1155");
        row.put("times", Map.of("createdAt", new JsonNumber("1669129200000")));
        row.put("count", new JsonNumber("0"));
        return Rows.of(row);
    }

    @Test
    void pageIsAsItWasLookedAt() throws IOException {
        Collection bare = Rows.of(Map.of("deployStatus", "<new>", "contractAddress", ADDRESS));
        String text = whole(page(OptionalLong.of(3), made(), bare));
        // Style and script stand in files of their own.
        String rest = text.replaceAll("(?s)(<style>).*(</style>)", "$1…$2")
                .replaceAll("(?s)(<script>).*(</script>)", "$1…$2")
                .replaceAll("'sha256-[^']+'", "'sha256-…'");
        Golden.assertMatches("page.html", rest);
    }

    @ParameterizedTest
    @CsvSource({"style", "script"})
    void policyNamesExactlyWhatStandsInThePage(String element) throws Exception {
        String text = whole(page(NONE, made()));
        String inlined = between(text, "<" + element + ">", "</" + element + ">");
        assertTrue(inlined.length() > 1000, inlined);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(inlined.getBytes(StandardCharsets.UTF_8));
        String hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        assertEquals(hash, between(text, element + "-src ", ";"));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @ParameterizedTest
    @CsvSource({
        "https://ipfs.io/ipfs/, https:",
        "http://localhost:8080/ipfs/, https: http://localhost:8080",
        "http://127.0.0.1/ipfs/, https: http://127.0.0.1"
    })
    void policyHasThePlainGatewayOfThisMachine(String gateway, String sources) throws IOException {
        Renderer renderer = renderer(gateway);
        renderer.begin(page(NONE));
        renderer.end();
        assertEquals(sources, between(text(), "img-src ", ";"));
    }

    @Test
    void nothingFromOutsideAndNoStyleOrScriptOfAnElementIsInIt() throws IOException {
        String text = whole(page(NONE, made())).replaceAll("(?s)<(style|script)>.*?</\\1>", "");
        Matcher tags = Pattern.compile("<(?:link|script|iframe|object|base)\\b|\\s(?:style|on[a-z]+)=")
                .matcher(text);
        assertFalse(tags.find(), () -> text);
    }

    @Test
    void whatTakesTheWarningAwayComesLast() throws IOException {
        String style = between(whole(page(NONE, made())), "<style>", "</style>");
        assertTrue(style.contains("body:has(> #end) .cut { display: none; }"), style);
        String text = text();
        assertTrue(text.contains("<p class=\"cut\">"), text);
        assertTrue(text.endsWith(LAST + "End of the list: 1 collection.</footer>\n</body>\n</html>\n"), text);
        assertEquals(text.indexOf(LAST), text.lastIndexOf(LAST));
    }

    @Test
    void whatFailedKeepsTheWarning() throws IOException {
        Renderer renderer = renderer();
        renderer.begin(page(NONE));
        renderer.page(page(NONE, made()));
        String before = text();
        renderer.abandon();
        assertEquals(before, text());
        assertTrue(before.endsWith("</tr>\n"), before);
        assertFalse(before.contains(LAST), before);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, End of the list: 1 collection., ",
                "1, End of the list: 1 collection., ",
                "2, End of the list: 1 collection., This page holds 1 of 2 collections."
            })
    void endSaysHowManyOfHowMany(Long total, String end, String note) throws IOException {
        String text = whole(page(total == null ? NONE : OptionalLong.of(total), made()));
        assertEquals(end, between(text, LAST, "</footer>"));
        String line = note == null ? "" : "<p class=\"note\">" + note + "</p>\n";
        assertEquals(line, between(text, "No collection has this text.</p>\n", "</main>"));
    }

    @Test
    void emptyAccountIsTold() throws IOException {
        String text = whole(page(OptionalLong.of(0)));
        assertTrue(text.contains("<p class=\"note\">There are no collections.</p>"), text);
        assertTrue(text.contains(
                "<p>0 collections, as of <time datetime=\"2026-11-22T21:35:10Z\">2026-11-23 06:35 +09:00"));
    }

    @Test
    void pagesLeaveWhole() throws IOException {
        Renderer renderer = renderer();
        renderer.begin(page(NONE));
        assertEquals(0, out.size());
        renderer.page(page(NONE, made(), made()));
        assertEquals(
                2,
                Arrays.stream(text().split("\n"))
                        .filter(line -> line.startsWith("<tr role=\"row\"><td"))
                        .count());
        assertTrue(text().endsWith("</tr>\n"), text());
    }
}
