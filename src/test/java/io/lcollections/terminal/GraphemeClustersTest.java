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
    /** From the Debian package unicode-data. */
    private static final Path UNICODE_TESTS = Path.of("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt");

    /**
     * Where Unicode 18 differs from test files of earlier versions: scissors are no longer pictographic, and a linker
     * needs no consonant before it.
     */
    private static final Map<String, String> CHANGED = Map.of(
            "÷ 2701 × 200D × 2701 ÷", "÷ 2701 × 200D ÷ 2701 ÷",
            "÷ 0061 × 094D ÷ 0924 ÷", "÷ 0061 × 094D × 0924 ÷",
            "÷ 003F × 094D ÷ 0924 ÷", "÷ 003F × 094D × 0924 ÷");

    private static final String BREAK = "÷";

    @Test
    void followsTheTestFileOfUnicode() throws IOException {
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
            assertEquals(expected, inTestFileFormat(text));
        }
    }

    /** GB9c, which the test file of Unicode 15.0 does not cover. */
    @Test
    void conjunctsAreOneCluster() {
        for (String one : List.of("क्ष", "क्‍ष", "क़्ष", "ক্ষ", "ക്ക", "క్క", "ક્ષ", "କ୍ଷ", "क्क्क")) {
            assertEquals(List.of(one), clusters(one));
        }
        assertEquals(List.of("क्", "a"), clusters("क्a"));
        // From Unicode 18 on, whatever stands before the linker.
        assertEquals(List.of("a्क"), clusters("a्क"));
        assertEquals(List.of("क़", "क"), clusters("क़क"));
        // A non-joiner asks for the two to stand apart.
        assertEquals(List.of("क्‌", "ष"), clusters("क्‌ष"));
    }

    @Test
    void clustersOfAnyTextAreThoseOfIcu() {
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
        new Property<>(random -> text(points, random), GraphemeClustersTest::shorter).holds(40_000, generated -> {
            String text = new String(generated.points(), 0, generated.points().length);
            assertEquals(clustersByIcu(icu, text), clusters(text));
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

    private static Text text(Map<CharacterClass, int[]> points, Random random) {
        // Few classes in one text: rules that need three in a row come often then.
        CharacterClass[] classes = random.ints(1 + random.nextInt(4), 0, points.size())
                .mapToObj(index -> CharacterClass.values()[index])
                .toArray(CharacterClass[]::new);
        return new Text(random.ints(1 + random.nextInt(12), 0, classes.length)
                .map(index -> {
                    int[] some = points.get(classes[index]);
                    return random.nextInt(16) == 0
                            ? "\r\n".charAt(random.nextInt(2))
                            : some[random.nextInt(some.length)];
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

    private static List<String> clustersByIcu(BreakIterator icu, String text) {
        icu.setText(text);
        List<String> clusters = new ArrayList<>();
        int start = 0;
        for (int end = icu.next(); end != BreakIterator.DONE; end = icu.next()) {
            clusters.add(text.substring(start, end));
            start = end;
        }
        return clusters;
    }

    private static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = GraphemeClusters.end(text, start);
            clusters.add(text.substring(start, end));
            start = end;
        }
        return clusters;
    }

    private static String inTestFileFormat(String text) {
        return clusters(text).stream()
                .map(cluster -> cluster.codePoints().mapToObj("%04X"::formatted).collect(Collectors.joining(" × ")))
                .collect(Collectors.joining(" " + BREAK + " ", BREAK + " ", " " + BREAK));
    }
}
