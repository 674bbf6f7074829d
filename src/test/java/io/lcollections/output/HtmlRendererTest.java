package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Golden;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rows;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlRendererTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    /** The element that hides the warning. */
    private static final String LAST = "<footer id=\"end\">";

    private static final Pattern IDENTICON = Pattern.compile("<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\">"
            + "(<path fill=\"#[0-9a-f]{6}\" d=\"(M[01] [01][a-z0-9 .-]+){1,2}\"/>){3}</svg>");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Renderer renderer(String gateway) {
        Renderer.Options options = new Renderer.Options(
                List.of(),
                false,
                true,
                false,
                false,
                Screen.NONE,
                () -> UserTimeZone.of(ZoneOffset.ofHours(9)),
                Locale.ROOT,
                URI.create(gateway),
                Instant.parse("2026-11-22T21:35:10.123Z"));
        return Renderer.of(Format.html, options, out);
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
        renderer.end(true);
        return text();
    }

    private String row(Map<String, Object> fields) throws IOException {
        out.reset();
        String text = whole(page(NONE, Rows.of(fields)));
        return between(text, "id=\"rows\">\n", "</tbody>");
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
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
        row.put("banner", "ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs/1.png");
        row.put("deployStatus", "DEPLOY_FAILED");
        row.put("nftType", "ERC1155");
        row.put("times", Map.of("createdAt", new JsonNumber("1669129200000")));
        row.put("count", new JsonNumber("0"));
        return Rows.of(row);
    }

    @Test
    void pageMatchesTheGoldenFile() throws IOException {
        Collection bare = Rows.of(Map.of("deployStatus", "<new>", "contractAddress", ADDRESS));
        String text = whole(page(OptionalLong.of(3), made(), bare));
        String withoutStyleAndScript = text.replaceAll("(?s)(<style>).*(</style>)", "$1…$2")
                .replaceAll("(?s)(<script>).*(</script>)", "$1…$2")
                .replaceAll("'sha256-[^']+'", "'sha256-…'");
        Golden.assertMatches("page.html", withoutStyleAndScript);
    }

    @ParameterizedTest
    @CsvSource({"style", "script"})
    void policyHasTheHashOfTheInlinedText(String element) throws Exception {
        String text = whole(page(NONE, made()));
        String inlined = between(text, "<" + element + ">", "</" + element + ">");
        assertTrue(inlined.length() > 1000, inlined);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(inlined.getBytes(StandardCharsets.UTF_8));
        String hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        assertEquals(hash, between(text, element + "-src ", ";"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://ipfs.io/ipfs/, https:",
        "http://localhost:8080/ipfs/, https: http://localhost:8080",
        "http://127.0.0.1/ipfs/, https: http://127.0.0.1"
    })
    void policyAllowsPicturesOfAnHttpGateway(String gateway, String sources) throws IOException {
        Renderer renderer = renderer(gateway);
        renderer.begin(page(NONE));
        renderer.end(true);
        assertEquals(sources, between(text(), "img-src ", ";"));
    }

    @Test
    void pageLoadsNothingAndHasNoStyleOrScriptInAttributes() throws IOException {
        String text = whole(page(NONE, made())).replaceAll("(?s)<(style|script)>.*?</\\1>", "");
        Matcher tags = Pattern.compile("<(?:link|script|iframe|object|base)\\b|\\s(?:style|on[a-z]+)=")
                .matcher(text);
        assertFalse(tags.find(), () -> text);
    }

    @Test
    void elementThatHidesTheWarningIsTheLast() throws IOException {
        String style = between(whole(page(NONE, made())), "<style>", "</style>");
        assertTrue(style.contains("body:has(> #end) .cut { display: none; }"), style);
        String text = text();
        assertTrue(text.contains("<p class=\"cut\">"), text);
        assertTrue(text.endsWith(LAST + "End of the list: 1 collection.</footer>\n</body>\n</html>\n"), text);
        assertEquals(text.indexOf(LAST), text.lastIndexOf(LAST));
    }

    @Test
    void failedPageKeepsItsWholeRowsAndTheWarning() throws IOException {
        Renderer renderer = renderer();
        renderer.begin(page(NONE));
        renderer.page(page(NONE, made(), made()));
        String before = text();
        renderer.end(false);
        assertEquals(before, text());
        assertEquals(2, before.split("\n<tr role=\"row\"><td", -1).length - 1, before);
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
        assertEquals(line, between(text, "has this text.</p>\n", "<p class=\"legend\""));
    }

    @Test
    void linkToTheOperatorIsMarkedAndLinkToIpfsIsNot() throws IOException {
        assertTrue(row(Map.of("collectionAddress", ADDRESS)).contains(" class=\"key absent operator\" "), text());
        String cid = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";
        String row = row(Map.of("name", "a", "collectionAddress", "IPFS://" + cid + "/a#1.json"));
        assertTrue(
                row.contains("<a class=\"key\" dir=\"auto\" href=\"https://ipfs.io/ipfs/" + cid + "/a%231.json\""),
                row);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a⏎b,a⏎b", "a␍⏎b␍c,a⏎b⏎c", "⏎a⏎⏎,a", "a⏎⏎⏎⏎⏎b,a⏎⏎b", "a\\n<⏎>,a\\\\n&lt;⏎&gt;"})
    void linesOfADescriptionAreLines(String served, String lines) throws IOException {
        String row = row(Map.of("description", served.replace('⏎', '\n').replace('␍', '\r')));
        assertEquals(lines.replace('⏎', '\n'), between(row, "<p dir=\"auto\">", "</p>"));
    }

    @Test
    void emptyAccountHasANote() throws IOException {
        String text = whole(page(OptionalLong.of(0)));
        assertTrue(text.contains("<p class=\"note\">There are no collections.</p>"), text);
        assertTrue(text.contains(
                "<p>0 collections, as of <time datetime=\"2026-11-22T21:35:10Z\">2026-11-23 06:35 +09:00"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/html-states.csv", delimiter = '|', quoteCharacter = '`')
    void documentedStateHasASymbolAndAColour(String state, String expected) throws IOException {
        String row = row(Map.of("deployStatus", state));
        assertTrue(row.contains("class=\"" + expected + "</td>"), row);
        Matcher colour = Pattern.compile("class=\"state ([a-z_]+)\"").matcher(row);
        assertTrue(!colour.find() || text().contains("." + colour.group(1) + " { color: var(--"), row);
    }

    @Test
    void valuesOfUnexpectedTypesAreShownAsJson() throws IOException {
        Map<String, Object> odd = new LinkedHashMap<>();
        List<String> fields = List.of("id", "owner", "contractAddress", "count", "deployStatus", "nftType");
        fields.forEach(field -> odd.put(field, List.of("<", Map.of("a", new JsonNumber("1e400")))));
        odd.put("name", new JsonNumber("-0"));
        odd.put("description", null);
        odd.put("times", "never");
        odd.put("cached", null);
        String row = row(odd);
        assertEquals(
                fields.size() + 1, row.split(Pattern.quote("[&quot;&lt;&quot;,{&quot;a&quot;:1e400}]"), -1).length);
        assertTrue(row.contains("<span class=\"key\" dir=\"auto\">-0</span></td>"), row);
        assertTrue(row.contains("<td role=\"cell\" class=\"made\"></td>"), row);
    }

    @ParameterizedTest
    @CsvSource({
        "1669129200000, <time datetime=\"2022-11-22T15:00:00Z\">2022-11-23</time>", "1e400, 1e400",
        "99999999999999999, 99999999999999999", "1.5, 1.5",
    })
    void timesAreDatesInTheUsersZone(String millis, String shown) throws IOException {
        String row = row(Map.of("createdAt", new JsonNumber(millis)));
        assertTrue(row.contains("<td role=\"cell\" class=\"made\" data-n=\"" + millis + "\">" + shown + "</td>"), row);
    }

    @ParameterizedTest
    @CsvSource({"0, count zero", "0.0, count zero", "1, count", "-, count"})
    void countOfZeroIsDim(String count, String classes) throws IOException {
        String row = row(Map.of("count", count.equals("-") ? "none" : new JsonNumber(count)));
        assertTrue(row.contains(" class=\"" + classes + "\""), row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\u3000"})
    void blankDescriptionIsOmitted(String blank) throws IOException {
        String row = row(Map.of("description", blank));
        assertFalse(row.contains("<p "), row);
    }

    @Test
    void identiconDependsOnTheIdAndContainsNothingOfIt() {
        Set<String> different = new HashSet<>();
        for (int id = 0; id < 1000; id++) {
            different.add(HtmlRenderer.identicon(Integer.toString(id)));
        }
        assertTrue(different.size() > 980, different.size() + " identicons");
        for (String id : List.of("", "254", "\"><script>", "理科\ud800\u0000")) {
            assertTrue(IDENTICON.matcher(HtmlRenderer.identicon(id)).matches(), id);
        }
    }

    private static final List<String> FIELDS = List.of(("id name description count nftType deployStatus createdAt"
                    + " contractAddress owner collectionAddress avatar thumbnail tileUri")
            .split(" "));

    private static final int COPY = FIELDS.indexOf("avatar");
    private static final int CASES = 2_000;

    /** The texts of a row, one for each field. */
    private record Row(List<String> texts) {
        static Row any(Random random) {
            return new Row(Stream.generate(() -> HostileText.any(random))
                    .limit(FIELDS.size())
                    .toList());
        }

        String text(String field) {
            return texts.get(FIELDS.indexOf(field));
        }

        String seen(String field) {
            return TextSanitizer.sanitize(text(field));
        }

        /** Texts of pictures are used as they are, and within URLs. */
        Collection collection() {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                fields.put(FIELDS.get(i), texts.get(i));
            }
            fields.put("avatar", "ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs/" + texts.get(COPY));
            fields.put(
                    "cached",
                    Map.of(
                            "avatar", texts.get(COPY),
                            "thumbnail", "https://copies.example/" + text("thumbnail"),
                            "tileUri", "https://" + text("tileUri") + ".example/"));
            return Rows.of(fields);
        }

        @Override
        public String toString() {
            return texts.stream().map(HostileText::escaped).collect(Collectors.joining("\", \"", "\"", "\""));
        }
    }

    @Test
    void pageIsOfOurElementsAndShowsTheTexts() throws IOException {
        String harmless = written(Rows.of(Map.of("name", "harmless")));
        String top = harmless.substring(0, harmless.indexOf("<tr role=\"row\"><td"));
        String bottom = harmless.substring(harmless.lastIndexOf("</tbody>"));
        Property.holds(CASES, Row::any, row -> {
            String page = written(row.collection());
            assertTrue(page.startsWith(top) && page.endsWith(bottom), page);
            String rows = page.substring(top.length(), page.length() - bottom.length());
            assertEquals(
                    "",
                    rows.codePoints()
                            .filter(HtmlRendererTest::acts)
                            .mapToObj(Integer::toHexString)
                            .collect(Collectors.joining(" ")));
            assertEquals(expected(row), cells(rows));
        });
    }

    private static List<String> expected(Row row) {
        String name = CellText.name(row.collection());
        String description = CellText.isBlank(row.text("description"))
                ? ""
                : Stream.of(row.text("description").split("\r\n|[\r\n]"))
                        .map(TextSanitizer::sanitize)
                        .collect(Collectors.joining("\n"))
                        .replaceAll("\n\n+", "\n\n")
                        .replaceAll("^\n+|\n+$", "");
        return List.of(
                "",
                "",
                row.seen("id"),
                name + description,
                row.seen("count"),
                row.seen("nftType"),
                CellText.withSymbol(row.seen("deployStatus")),
                CellText.shown(
                        row.collection().at("createdAt"), Column.Kind.TIME, UserTimeZone.of(ZoneOffset.ofHours(9))),
                row.seen("contractAddress"),
                row.seen("owner"));
    }

    /** Invisible characters that affect a reader or a parser. */
    private static boolean acts(int point) {
        return point < ' ' && point != '\n'
                || point >= 0x7f && point <= 0x9f
                || point >= 0x2028 && point <= 0x202e
                || point >= 0x2060 && point <= 0x206f
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                || List.of(0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2800, 0x3164, 0xfeff)
                        .contains(point)
                || Character.getType(point) == Character.PRIVATE_USE;
    }

    private static String written(Collection row) throws IOException {
        HtmlRendererTest page = new HtmlRendererTest();
        return page.whole(page(NONE, row));
    }

    private static final Set<String> ELEMENTS =
            Set.of("tr", "td", "svg", "path", "img", "a", "span", "p", "i", "time", "bdi");

    /** What the attributes of each element may be. */
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:tr|td) role=(?:row|cell)|(?:td|a|span) class=[a-z_ ]+"
            + "|td data-n=-?[0-9]{1,40}|(?:svg|i) aria-hidden=true|svg viewBox=0 0 2 2|path d=[Mmhvlaz0-9. -]+"
            + "|path fill=#[0-9a-f]{6}|img alt=|img decoding=async|img loading=lazy|img referrerpolicy=no-referrer"
            + "|img data-next=https://ipfs\\.io/ipfs/[\\w\\-.~/%]+"
            + "|img src=(?i:https)://[\\w\\-.~:/?\\[\\]@!$()*+,;=%&']+"
            + "|a href=https://nftinfos\\.loopring\\.io/0x[0-9a-fA-F]{40}(?:-0x[0-9a-fA-F]{64})?"
            + "|a rel=noopener noreferrer|a target=_blank|(?:a|span|p) dir=auto|time datetime=[0-9TZ:.-]+");

    /** The texts of all cells as a browser shows them; fails at whatever is not what the page is made of. */
    private static List<String> cells(String rows) throws Exception {
        String entities = rows.replaceAll("&(?:amp|lt|gt|quot|#39);", "");
        assertEquals(-1, entities.indexOf('&'), rows);
        // As XML, which lets nothing pass that a browser would have to guess.
        String xml = "<rows>" + rows.replaceAll("(<img [^>]*)>", "$1/>") + "</rows>";
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String name = all.item(i).getNodeName();
            assertTrue(ELEMENTS.contains(name), name);
            NamedNodeMap attributes = all.item(i).getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                String attribute = name + " " + attributes.item(j).getNodeName() + "="
                        + attributes.item(j).getNodeValue();
                assertTrue(ATTRIBUTE.matcher(attribute).matches(), attribute);
            }
        }
        NodeList cells = root.getElementsByTagName("td");
        return IntStream.range(0, cells.getLength())
                .mapToObj(i -> cells.item(i).getTextContent())
                .toList();
    }

    // Which texts of a server become URLs

    private static final String CID = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";
    private static final URI GATEWAY = URI.create("https://gateway.example/ipfs/");
    private static final String COPIES = "https://copies.example/";
    private static final List<String> CIDS = List.of(
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv1",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv2",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv3",
            "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxv4");

    @Test
    void pictureIsTheFirstOfTheFields() {
        List<String> fields = List.of("avatar", "thumbnail", "tileUri", "banner");
        Map<String, Object> cached = new LinkedHashMap<>();
        Map<String, Object> row = new LinkedHashMap<>(Map.of("cached", cached));
        fields.forEach(field -> cached.put(field, COPIES + field));
        for (int i = 0; i < fields.size(); i++) {
            row.put(fields.get(i), "ipfs://" + CIDS.get(i));
        }
        for (String field : fields) {
            assertEquals(List.of(COPIES + field, GATEWAY + CIDS.get(0)), SafeUrls.pictures(Rows.of(row), GATEWAY));
            cached.put(field, "");
        }
        for (int i = 0; i < fields.size(); i++) {
            assertEquals(List.of(GATEWAY + CIDS.get(i)), SafeUrls.pictures(Rows.of(row), GATEWAY));
            row.put(fields.get(i), null);
        }
        assertEquals(List.of(), SafeUrls.pictures(Rows.of(row), GATEWAY));
    }

    /**
     * Only public hosts have pictures. A percent sign that encodes nothing stands for itself, and so do all others of its
     * segment. Parameters are for a gateway, and a CID without a path has no name.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/hostile/urls.csv", delimiter = '¦', quoteCharacter = '⌑', emptyValue = "")
    void urlIsBuiltOfWhatIsWellFormed(String field, String text, String url) {
        String served = HostileText.unescaped(text == null ? "" : text);
        Optional<String> made = field.equals("cached.avatar")
                ? ofCopy(served)
                : field.equals("baseUri")
                        ? ipfs(served)
                        : SafeUrls.metadata(Rows.of(Map.of("collectionAddress", served)), GATEWAY);
        assertEquals(Optional.ofNullable(url), made);
    }

    @Test
    void overlongUrlIsRefused() {
        assertEquals(Optional.empty(), ofCopy(COPIES + "a".repeat(2048)));
        assertEquals(Optional.empty(), ipfs("ipfs://" + CID + "/" + "a".repeat(2048)));
        assertEquals(Optional.empty(), ipfs("ipfs://b" + "a".repeat(121)));
    }

    @Test
    void originalOnAnotherServerIsNoPicture() {
        assertEquals(List.of(), SafeUrls.pictures(Rows.of(Map.of("avatar", "https://stranger.example/")), GATEWAY));
    }

    @Test
    void absentFieldsAndOtherTypesHaveNoUrl() {
        Map<String, Object> odd = Map.of(
                "avatar", new JsonNumber("1"), "cached", "x", "banner", List.of("x"), "collectionAddress", List.of());
        for (Map<String, Object> fields : List.of(odd, Map.<String, Object>of())) {
            assertEquals(List.of(), SafeUrls.pictures(Rows.of(fields), GATEWAY));
            assertEquals(Optional.empty(), SafeUrls.metadataPage(Rows.of(fields)));
        }
    }

    private static Optional<String> ofCopy(String address) {
        return SafeUrls.pictures(Rows.of(Map.of("cached", Map.of("avatar", address))), GATEWAY).stream()
                .findFirst();
    }

    private static Optional<String> ipfs(String address) {
        return SafeUrls.ipfs(Rows.of(Map.of("baseUri", address)), "baseUri", GATEWAY);
    }
}
