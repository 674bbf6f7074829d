package io.lcollections.output;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.summary.Summary;
import io.lcollections.summary.SummaryTable;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Hostile texts are shown and have no other effect on a terminal, in each format. */
class HostileOutputTest {
    private static final List<String> FIELDS =
            List.of("id", "name", "nftType", "deployStatus", "contractAddress", "owner", "description", "new");

    private static final List<Column> ALL = Column.of(List.of("new", "description", "owner", "name", "count", "id"));
    private static final int ROWS = 5;
    private static final int CASES = 600;

    /** Rows, each with a text for each field. */
    private record Rows(List<List<String>> texts) {
        static Rows any(Random random) {
            return new Rows(Stream.generate(() -> Stream.generate(() -> HostileText.any(random))
                            .limit(FIELDS.size())
                            .toList())
                    .limit(1 + random.nextInt(2 * ROWS - 1))
                    .toList());
        }

        Page page() {
            List<Collection> collections = texts.stream().map(Rows::collection).toList();
            return new Page(OptionalLong.of(1), OptionalLong.empty(), collections, List.of(), List.of());
        }

        private static Collection collection(List<String> texts) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                fields.put(FIELDS.get(i), texts.get(i));
            }
            fields.put("collectionAddress", "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788");
            fields.put("count", new JsonNumber("1234"));
            return io.lcollections.support.Rows.of(fields);
        }

        @Override
        public String toString() {
            return texts.stream()
                    .map(row -> row.stream().map(HostileText::escaped).collect(Collectors.joining("\", \"")))
                    .collect(Collectors.joining("\")\n(\"", "(\"", "\")"));
        }
    }

    @Test
    void tableOnATerminal() {
        holds(rows -> {
            for (int width : new int[] {40, 80, 120, 200}) {
                StrictTerminal terminal = shown(Format.table, Rendering.terminal(width, List.of()), rows);
                terminal.expectNoLineBeyond(width);
            }
            shown(Format.table, Rendering.terminal(100, ALL), rows).expectNoLineBeyond(100);
        });
    }

    /** A table without a width to fit has a line for each row, and every line the width of the widest cells. */
    @Test
    void tableInFull() {
        holds(rows -> {
            int lines = rows.texts().size() + 1;
            Assertions.assertEquals(
                    lines, shown(Format.table, Rendering.wide(), rows).lines().size());
            List<String> plain = shown(Format.table, Rendering.pipe(ALL), rows).lines();
            Assertions.assertEquals(lines, plain.size());
            // A text that is far wider than the others shifts its own row.
            int narrowest =
                    plain.stream().mapToInt(Screen.none()::widthOf).min().getAsInt();
            Assertions.assertEquals(narrowest, Screen.none().widthOf(plain.get(0)), "the last column is aligned right");
        });
    }

    /** Markdown is read on a terminal too. */
    @Test
    void markdown() {
        holds(rows -> Assertions.assertEquals(
                rows.texts().size() + 2,
                shown(Format.markdown, Rendering.pipe(ALL), rows).lines().size()));
    }

    /** The labels of groups are untrusted text too. */
    @Test
    void summary() {
        holds(rows -> {
            Summary summary = new Summary();
            summary.add(rows.page());
            for (int width : new int[] {40, 80, 120}) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Screen screen = Rendering.terminal(width, List.of()).screen();
                new SummaryTable(Utf8.writer(out), screen, Locale.ROOT).write(summary);
                new StrictTerminal().write(out.toString(StandardCharsets.UTF_8)).expectNoLineBeyond(width);
            }
        });
    }

    private static void holds(Property.Check<Rows> check) {
        new Property<>(Rows::any, rows -> Stream.of()).holds(CASES, check);
    }

    private static StrictTerminal shown(Format format, RenderOptions options, Rows rows) throws IOException {
        return new StrictTerminal().write(written(format, options, rows));
    }

    private static String written(Format format, RenderOptions options, Rows rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderer renderer = Renderer.of(format, options, out);
        Page page = rows.page();
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
