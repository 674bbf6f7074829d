package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page consists of our elements only and shows hostile text as text: 100,000 texts, in every field. */
class HostileHtmlTest {
    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "description",
            "count",
            "nftType",
            "deployStatus",
            "createdAt",
            "contractAddress",
            "owner",
            "collectionAddress",
            "avatar",
            "thumbnail",
            "tileUri");

    private static final int COPY = FIELDS.indexOf("avatar");
    private static final int CASES = 100_000 / FIELDS.size() + 1;

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
        new Property<>(Row::any, row -> Stream.of()).holds(CASES, row -> {
            String page = written(row.collection());
            assertTrue(page.startsWith(top) && page.endsWith(bottom), page);
            String rows = page.substring(top.length(), page.length() - bottom.length());
            assertEquals(
                    "",
                    rows.codePoints()
                            .filter(HostileHtmlTest::acts)
                            .mapToObj(Integer::toHexString)
                            .collect(Collectors.joining(" ")));
            assertEquals(expected(row), StrictRows.cells(rows));
        });
    }

    private static List<String> expected(Row row) {
        String name = CellText.name(row.collection());
        String description = CellText.isBlank(row.text("description")) ? "" : row.seen("description");
        return List.of(
                "",
                row.seen("id"),
                name + description,
                row.seen("count"),
                row.seen("nftType"),
                CellText.withSymbol(row.seen("deployStatus")),
                row.seen("createdAt"),
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderer renderer = Renderer.of(Format.html, Rendering.pipe(List.of()), out);
        Page page = new Page(OptionalLong.of(1), OptionalLong.empty(), List.of(row), List.of(), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
