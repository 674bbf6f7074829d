package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What strangers write stays text in a browser, and leads it nowhere. */
class HtmlSafetyIT extends BrowserCase {
    private static final String COPY = "https://images.example/copy?a=1&b=2";
    private static final String CID = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";

    /** Each sets a mark where it runs. */
    private static final List<String> ATTACKS = List.of(
            "<script>window.ran=1</script>",
            "</script><script>window.ran=1</script>",
            "</style><script>window.ran=1</script>",
            "</title><script>window.ran=1</script>",
            "</textarea></noscript></template><img src=x onerror=window.ran=1>",
            "<img src=x onerror=window.ran=1>",
            "\"><svg onload=window.ran=1>",
            "'><svg/onload=window.ran=1>",
            "\" onload=\"window.ran=1\" autofocus onfocus=\"window.ran=1",
            "x` onerror=window.ran=1 ",
            "--><img src=x onerror=window.ran=1>",
            "<!--<script>",
            "]]><script>window.ran=1</script>",
            "javascript:window.ran=1",
            "JaVaScRiPt:window.ran=1//0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788",
            "java\tscript:window.ran=1",
            "data:text/html,<script>window.ran=1</script>",
            "https://evil.example/\" onerror=\"window.ran=1",
            "https://user@evil.example/picture",
            "//evil.example/picture",
            "http://evil.example/picture",
            "https://evil.example/plain/picture\n.png",
            "ipfs://" + CID + "/../../../evil",
            "ipfs://" + CID + "\" onerror=\"window.ran=1",
            "ipfs://evil.example/picture",
            "&lt;b&gt;&quot;&#39;&amp;&#x3c;script&#62;",
            "{{constructor.constructor('window.ran=1')()}}${window.ran=1}<%= 1 %>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=window.ran=1&gt;\">",
            "<svg></p><style><a id=\"</style><img src=x onerror=window.ran=1>\">",
            "<form><button formaction=javascript:window.ran=1>x</button><iframe srcdoc='<script>parent.ran=1</script>'>",
            "<base href=https://evil.example/><meta http-equiv=refresh content='0;url=https://evil.example/'>",
            "<footer id=\"end\">",
            "</td></tr></tbody></table>",
            "null \u0000 byte < \u0000script>",
            "before\u202egnp.exe\u2066isolated\u2069 \u200e\u200f\u200b\ufeff",
            "\u001b]8;;https://evil.example\u0007link\u001b\\ \u0085\u2028\u2029\u00ad",
            "half a pair \ud800 <\udc00script>",
            "tag \udb40\udc41 \u3164\u2800",
            "+ADw-script+AD4-window.ran=1+ADw-/script+AD4-",
            "\u017fcript \uff1cscript\uff1ewindow.ran=1 \u226e");

    private static final List<String> FIELDS = List.of(
            "name",
            "description",
            "owner",
            "contractAddress",
            "collectionAddress",
            "baseUri",
            "avatar",
            "banner",
            "thumbnail",
            "tileUri",
            "deployStatus",
            "nftType",
            "createdAt");

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
                    "|", "", seen, seen + seen.replace("picture\\n", "picture\n"), seen, seen, seen, seen, seen, seen));
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

    @Test
    void nothingIsMadeButWhatIsOurs() throws IOException {
        browser.open(attacked());
        assertEquals(
                new TreeSet<>(List.of("BDI", "P", "SPAN", "TD", "TR", "path", "svg")),
                new TreeSet<>(
                        browser.texts("Array.from(document.querySelectorAll('tbody *'), element => element.tagName)")));
        assertEquals(
                new TreeSet<>(List.of("aria-hidden", "class", "d", "dir", "fill", "role", "viewBox")),
                new TreeSet<>(browser.texts("Array.from(document.querySelectorAll('tbody *'))"
                        + ".flatMap(element => element.getAttributeNames())")));
        assertEquals(
                "1 1 1 0 " + ATTACKS.size(),
                browser.value("['script', 'style', '#end', 'base, iframe, form, object', 'tbody tr']"
                                + ".map(name => document.querySelectorAll(name).length).join(' ')")
                        .asText());
    }

    @Test
    void onlyCopiesAndTheGatewayAreAskedForPictures() throws IOException {
        Path saved = Files.writeString(directory.resolve("saved.json"), """
                {"collections":[
                {"id":1,"cached":{"avatar":"%s"},"avatar":"https://stranger.example/1"},
                {"id":2,"avatar":"ipfs://%s/a b"},
                {"id":3,"avatar":"https://stranger.example/3"}]}
                """.formatted(COPY, CID));
        Path page = page("--input", saved.toString(), "--ipfs-gateway", "http://127.0.0.1:9/x");
        browser.open(page);
        assertEquals(
                Set.of(page.toUri().toString(), COPY, "http://127.0.0.1:9/x/" + CID + "/a%20b"), browser.requests());
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
