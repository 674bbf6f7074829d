package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ibm.icu.text.BreakIterator;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWidthTest {
    /** Cells are measured for any terminal. */
    private static final Screen MOVING = new Screen(true, OptionalInt.empty(), true, false, false);

    /** From the Debian package unicode-data. */
    private static final Path EMOJI = Path.of("/usr/share/unicode/emoji/emoji-test.txt");

    @ParameterizedTest
    @CsvSource({
        "abc,3", "理科,4", "コレ,4", "ﾊﾝ,2", "ＡＢ,4", "한국,4", "e\u0301,1", "👍,2",
        "👍🏽,2", "👨‍👩‍👧‍👦,2", "🇯🇵,2", "🇯🇵🇺🇦,4", "☺,1", "☺️,2", "1️⃣,2", "❤️‍🔥,2",
        "👩🏿‍🚀,2", "𠮷,2", "Z\u0338\u0321,1", "می‌خواهم,7", "ไทย,3", "กำ,2", "ﾊﾞ,2", "क्ष,2",
        "कि,2", "ကျွန်,3", "\u1112\u1161\u11ab,2", "\u1112\u1161,2", "葛\udb40\udd00,2", "☺︎,1", "⌚︎,2", "☝🏽,2",
        "a🏽,3", "👍🏽🏽,4", "🔥🏽,4", "❤‍🔥,2", "👩‍❤️‍💋‍👨,2", "🏴󠁧󠁢󠁥󠁮󠁧󠁿,2", "🏴‍☠️,2", "🇯,1",
        "🇯🇵🇺,3", "〰️,2", "①,1", "؀1,2", "…,1"
    })
    void countsColumns(String text, int columns) {
        assertEquals(columns, Screen.NONE.widthOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0301\u0302", "\u1161", "\u11ab", "\u200d", "\ufe0f", "\u0e35"})
    void marksAloneTakeNoColumn(String marks) {
        assertEquals(0, Screen.NONE.widthOf(marks));
    }

    @Test
    void everyEmojiTakesTwoColumns() throws IOException {
        assumeTrue(Files.exists(EMOJI), EMOJI + " is missing (package unicode-data)");
        List<String> emoji = Files.readAllLines(EMOJI).stream()
                .filter(line -> line.contains("; fully-qualified "))
                .map(line -> Stream.of(line.substring(0, line.indexOf(';')).split(" "))
                        .filter(point -> !point.isEmpty())
                        .map(point -> Character.toString(HexFormat.fromHexDigits(point)))
                        .collect(Collectors.joining()))
                .toList();
        assertTrue(emoji.size() > 3000, "only " + emoji.size());
        for (String one : emoji) {
            assertEquals(one.length(), CharacterClass.clusterEnd(one, 0), one);
            assertEquals(2, Screen.NONE.widthOf(one), one);
        }
    }

    /** The shortcut for Latin characters agrees with the table. */
    @Test
    void pairsOfLatinCharactersTakeTheSumOfTheirWidths() {
        for (char first = 0; first < 0x380; first++) {
            for (char second = 0; second < 0x380; second++) {
                String pair = "" + first + second;
                int columns = CharacterClass.of(first).width + CharacterClass.of(second).width;
                assertEquals(columns, Screen.NONE.widthOf(pair), pair);
            }
        }
    }

    @Test
    void anyTextIsCutToAnyWidthBetweenClusters() {
        int[] points = {
            0, '\n', ' ', 'a', 0xAD, 0x301, 0x915, 0x94D, 0x93F, 0x1112, 0x1161, 0x11AB, 0x200D, 0x231A, 0xD55C, 0xD83D,
            0xDC00, 0xFE0E, 0xFE0F, 0x1F1E6, 0x1F3FD, 0x1F44D, 0xE0067, 0x10FFFF
        };
        Property.holds(
                20_000,
                random -> random.ints(random.nextInt(10), 0, points.length)
                        .mapToObj(at -> Character.toString(points[at]))
                        .collect(Collectors.joining()),
                text -> {
                    int width = Screen.NONE.widthOf(text);
                    assertEquals(text, Screen.NONE.cut(text, width));
                    for (int columns = 0; columns < width; columns++) {
                        String cut = Screen.NONE.cut(text, columns);
                        assertTrue(Screen.NONE.widthOf(cut) <= columns, columns + " columns of " + text);
                        assertTrue(
                                beginnings(text).contains(cut.replaceFirst("…$", "")), "cut within a cluster: " + text);
                    }
                });
    }

    /** The beginnings of the text up to each cluster end, by ICU. */
    private static Set<String> beginnings(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance();
        clusters.setText(text);
        return IntStream.iterate(0, end -> end != BreakIterator.DONE, end -> clusters.next())
                .mapToObj(end -> text.substring(0, end))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef,6,abcdef",
        "abcdef,5,abcd…",
        "abcdef,1,…",
        "理科生,5,理科…",
        "理科生,4,理…",
        "👨‍👩‍👧‍👦ab,3,👨‍👩‍👧‍👦…",
        "👨‍👩‍👧‍👦ab,2,…"
    })
    void cutsBetweenClusters(String text, int columns, String cut) {
        assertEquals(cut, Screen.NONE.cut(text, columns));
    }

    @Test
    void cutsAddressesInTheMiddle() {
        String address = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
        assertEquals("0x1abe…8788", Screen.NONE.cutMiddle(address, 11));
        assertEquals(address, Screen.NONE.cutMiddle(address, 42));
        for (int columns = 1; columns < 42; columns++) {
            assertEquals(columns, Screen.NONE.widthOf(Screen.NONE.cutMiddle(address, columns)), "at " + columns);
        }
    }

    /** The second width is that of terminals that combine nothing, such as tmux 3.3a. */
    @ParameterizedTest
    @CsvSource({
        "👨‍👩‍👧‍👦, 2, 8",
        "👍🏽, 2, 4",
        "☺️, 2, 2",
        "☺, 1, 2",
        "🇯🇵, 2, 2",
        "\u1112\u1161\u11ab, 2, 4",
        "理, 2, 2",
        "é, 1, 1",
        "a, 1, 1"
    })
    void maximumIsTheWidthOfUncombinedCharacters(String text, int typical, int max) {
        assertEquals(typical, Screen.NONE.widthOf(text));
        assertEquals(max, MOVING.widthOf(text));
        assertEquals("x" + text, MOVING.cut("x" + text, max + 1));
        assertEquals("x…", MOVING.cut("x" + text + "yy", max + 1));
    }

    private static List<String> lines(String text, int columns) {
        return Screen.NONE.wrap(text, columns);
    }

    @Test
    void wrapsAfterSpacesOrWithinLongWordsBetweenClusters() {
        assertEquals(List.of("one two", "three"), lines("one two three", 8));
        assertEquals(List.of("one two", "three"), lines("one two three", 7));
        assertEquals(List.of("one", "two", "three"), lines("one two three", 6));
        assertEquals(List.of("one two three"), lines("one two three", 13));
        assertEquals(List.of("abcd", "ef", "gh"), lines("abcdef gh", 4));
        assertEquals(List.of("理科", "生的"), lines("理科生的", 5));
        assertEquals(List.of("a", "b"), lines("a    b", 3));
        assertEquals(List.of("  a", "b"), lines("  a b", 3));
        assertEquals(List.of(""), lines("", 1));
        assertEquals(List.of("👨‍👩‍👧", "👨‍👩‍👧"), lines("👨‍👩‍👧👨‍👩‍👧", 2));
        assertEquals(List.of("理", "科"), lines("理科", 1));
    }

    @Test
    void wrappingKeepsAllTextWithinTheColumns() {
        Property.holds(2000, HostileText::any, raw -> {
            String text = TextSanitizer.sanitize(raw);
            for (int columns : new int[] {1, 2, 7, 20}) {
                for (Screen screen : List.of(Screen.NONE, MOVING)) {
                    List<String> lines = screen.wrap(text, columns);
                    assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
                    for (String line : lines) {
                        boolean isOneCluster = !line.isEmpty() && CharacterClass.clusterEnd(line, 0) == line.length();
                        assertTrue(screen.widthOf(line) <= columns || isOneCluster, columns + ": " + line);
                    }
                }
            }
        });
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
        Property.holds(40_000, random -> text(points, random), generated -> {
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
            int end = CharacterClass.clusterEnd(text, start);
            clusters.add(text.substring(start, end));
            start = end;
        }
        return clusters;
    }
}
