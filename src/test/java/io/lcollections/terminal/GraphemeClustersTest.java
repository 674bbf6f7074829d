package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ibm.icu.text.BreakIterator;
import io.lcollections.support.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GraphemeClustersTest {
    /** Of the Debian package unicode-data. */
    private static final Path UNICODE_TESTS = Path.of("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt");

    /**
     * What Unicode 18 says where files of earlier versions say something else: scissors are no picture any more, and a
     * linker needs no consonant before it.
     */
    private static final Map<String, String> CHANGED = Map.of(
            "÷ 2701 × 200D × 2701 ÷", "÷ 2701 × 200D ÷ 2701 ÷",
            "÷ 0061 × 094D ÷ 0924 ÷", "÷ 0061 × 094D × 0924 ÷",
            "÷ 003F × 094D ÷ 0924 ÷", "÷ 003F × 094D × 0924 ÷");

    private static final String BREAK = "÷";

    @Test
    void unicodeTestsHold() throws IOException {
        assumeTrue(Files.exists(UNICODE_TESTS), UNICODE_TESTS + " is missing (package unicode-data)");
        List<String> tests = Files.readAllLines(UNICODE_TESTS).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        assertTrue(tests.size() > 500, "only " + tests.size());
        for (String test : tests) {
            String expected = CHANGED.getOrDefault(test, test);
            String text = Stream.of(test.split("[÷× ]+"))
                    .filter(point -> !point.isEmpty())
                    .map(point -> Character.toString(HexFormat.fromHexDigits(point)))
                    .collect(Collectors.joining());
            assertEquals(expected, inTheFormOfTheTests(text));
        }
    }

    /** GB9c, of which a file of Unicode 15.0 knows nothing: it holds no text of this kind. */
    @Test
    void conjunctsStayTogether() {
        for (String one : List.of("क्ष", "क्‍ष", "क़्ष", "ক্ষ", "ക്ക", "క్క", "ક્ષ", "କ୍ଷ", "क्क्क")) {
            assertEquals(List.of(one), signs(one));
        }
        assertEquals(List.of("क्", "a"), signs("क्a"));
        // From Unicode 18 on, whatever stands before the linker.
        assertEquals(List.of("a्क"), signs("a्क"));
        assertEquals(List.of("क़", "क"), signs("क़क"));
        // A non-joiner asks for the two to stand apart.
        assertEquals(List.of("क्‌", "ष"), signs("क्‌ष"));
    }

    @Test
    void anyTextIsPartedAsByIcu() {
        Map<CharacterClass, int[]> points = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .boxed()
                .collect(Collectors.groupingBy(
                        CharacterClass::of,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                list -> list.stream().mapToInt(point -> point).toArray())));
        assertEquals(
                List.of(CharacterClass.values()),
                points.keySet().stream().sorted().toList());
        BreakIterator icu = BreakIterator.getCharacterInstance();
        new Property<>(luck -> text(points, luck), GraphemeClustersTest::shorter).holds(40_000, made -> {
            String text = new String(made.points(), 0, made.points().length);
            assertEquals(byIcu(icu, text), signs(text));
        });
    }

    private record Text(int[] points) {
        @Override
        public String toString() {
            return Arrays.stream(points)
                    .mapToObj(point -> "U+%04X %s".formatted(point, CharacterClass.of(point)))
                    .collect(Collectors.joining(", "));
        }
    }

    private static Text text(Map<CharacterClass, int[]> points, Random luck) {
        // Few kinds in one text: rules that need three in a row come often then.
        CharacterClass[] kinds = luck.ints(1 + luck.nextInt(4), 0, points.size())
                .mapToObj(kind -> CharacterClass.values()[kind])
                .toArray(CharacterClass[]::new);
        return new Text(luck.ints(1 + luck.nextInt(12), 0, kinds.length)
                .map(kind -> {
                    int[] some = points.get(kinds[kind]);
                    return luck.nextInt(16) == 0 ? "\r\n".charAt(luck.nextInt(2)) : some[luck.nextInt(some.length)];
                })
                .toArray());
    }

    private static Stream<Text> shorter(Text text) {
        return IntStream.range(0, text.points().length)
                .mapToObj(gone -> new Text(IntStream.range(0, text.points().length)
                        .filter(at -> at != gone)
                        .map(at -> text.points()[at])
                        .toArray()))
                .filter(shorter -> shorter.points().length > 0);
    }

    private static List<String> byIcu(BreakIterator icu, String text) {
        icu.setText(text);
        List<String> signs = new ArrayList<>();
        int start = 0;
        for (int end = icu.next(); end != BreakIterator.DONE; end = icu.next()) {
            signs.add(text.substring(start, end));
            start = end;
        }
        return signs;
    }

    private static List<String> signs(String text) {
        List<String> signs = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = GraphemeClusters.end(text, start);
            signs.add(text.substring(start, end));
            start = end;
        }
        return signs;
    }

    private static String inTheFormOfTheTests(String text) {
        return signs(text).stream()
                .map(sign -> sign.codePoints().mapToObj("%04X"::formatted).collect(Collectors.joining(" × ")))
                .collect(Collectors.joining(" " + BREAK + " ", BREAK + " ", " " + BREAK));
    }
}
