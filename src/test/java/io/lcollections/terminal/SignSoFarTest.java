package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown because of its neighbours. */
class SignSoFarTest {
    @Test
    void joinersStayWhereTheyJoin() {
        assertKept("👨‍👩‍👧‍👦");
        assertKept("👩🏿‍🚀");
        assertKept("❤️‍🔥");
        assertKept("می‌خواهم");
        assertKept("क्‍ष");
    }

    @Test
    void joinersAreShownWhereTheyOnlyHide() {
        assertShown("pay\\u{200d}pal", "pay\u200dpal");
        assertShown("\\u{200c}", "\u200c");
        assertShown("👨\\u{200d}", "👨\u200d");
        assertShown("👨\\u{200d}\\u{200d}👩", "👨\u200d\u200d👩");
        assertShown("👨\\u{200d}\\u{1b}[31m", "👨\u200d\u001b[31m");
    }

    @Test
    void joinersAreShownBetweenLettersThatDoNotJoin() {
        assertShown("理\\u{200d}科", "理\u200d科");
        assertShown("^\\u{200d}^", "^\u200d^");
        assertShown("👍\\u{200c}👍", "👍\u200c👍");
        assertShown("👍\\u{200d}خ", "👍\u200dخ");
        assertShown("خ\\u{200d}👍", "خ\u200d👍");
        assertShown("👍\u0301\\u{200d}👍", "👍\u0301\u200d👍");
        assertShown("☺︎\\u{200d}👍", "☺︎\u200d👍");
        assertShown("خ\\u{200c}\\u{200c}خ", "خ\u200c\u200cخ");
    }

    @Test
    void noMoreThanFourPicturesAreJoined() {
        String four = "👨" + "\u200d👨".repeat(3);
        assertKept(four + four + "👍🏽" + four);
        assertShown(four + "\\u{200d}👨" + "\u200d👨".repeat(3), four + "\u200d👨".repeat(4));
    }

    @Test
    void tagsOfTheThreeFlagsStay() {
        for (String land : List.of("gbeng", "gbsct", "gbwls")) {
            assertKept("a🏴" + tags(land) + "\udb40\udc7fb");
        }
    }

    @Test
    void allOtherTagsAreShown() {
        assertShown("🏴\\u{e0075}\\u{e0073}\\u{e0063}\\u{e0061}\\u{e007f}", "🏴" + tags("usca") + "\udb40\udc7f");
        // Without its end, with more than it has, on another sign, twice.
        assertShown("🏴" + shownTags("gbeng"), "🏴" + tags("gbeng"));
        assertShown("🏴" + shownTags("gbengx") + "\\u{e007f}", "🏴" + tags("gbengx") + "\udb40\udc7f");
        assertShown("👍" + shownTags("gbeng") + "\\u{e007f}", "👍" + tags("gbeng") + "\udb40\udc7f");
        String england = "🏴" + tags("gbeng") + "\udb40\udc7f";
        assertShown(england + shownTags("gbeng"), england + tags("gbeng"));
        assertShown("خ" + england + "\\u{200d}خ", "خ" + england + "\u200dخ");
    }

    @Test
    void selectorsStayWhereTheySelect() {
        assertKept("☺️☺︎⌚︎1️⃣#️⃣🏳️‍🌈👩‍❤️‍👨");
        assertKept("葛\udb40\udd00﨑\ufe00ᠠ\u180b");
    }

    @Test
    void selectorsAreShownWhereTheyOnlyHide() {
        assertShown("\\u{fe0f}", "\ufe0f");
        assertShown("a\\u{fe0f}b\\u{fe00}1\\u{fe0f}", "a\ufe0fb\ufe001\ufe0f");
        assertShown("☺️\\u{fe0f}\\u{fe0e}", "☺️\ufe0f\ufe0e");
        assertShown("👍\\u{e0148}\\u{e0149}", "👍\udb40\udd48\udb40\udd49");
        assertShown("葛\udb40\udd00\\u{e0100}", "葛\udb40\udd00\udb40\udd00");
        assertShown("👍\\u{fe03}葛\\u{fe0f}a\\u{180b}", "👍\ufe03葛\ufe0fa\u180b");
        assertShown("☺\\n\\u{fe0f}", "☺\n\ufe0f");
    }

    @Test
    void marksArePiledNoHigherThanRealScriptsPileThem() {
        String zalgo = "z" + "\u0335\u0321".repeat(2);
        assertKept(zalgo + zalgo);
        assertShown(zalgo + "\\u{335}\\u{321}", zalgo + "\u0335\u0321");
        assertShown("कि" + "\u0902".repeat(4) + "\\u{902}", "कि" + "\u0902".repeat(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e\u0302\u0301\u0323", // Vietnamese, taken apart
                "ที่ น้ำ",
                "שְׁלֹ֔מֹה שּׁ֑",
                "བསྒྲུབས ཧཱུྃ སྐྱཱི",
                "မြို့ လျှို့ဝှက်",
                "ខ្ញុំ ស្ត្រី",
                "ක්‍රි ශ්‍රී",
                "র‍্যাব",
                "क़्षिँ",
                "بِّسْمِ اللَّهِ",
            })
    void scriptsThatPileMarksStay(String text) {
        assertKept(text);
    }

    @Test
    void marksWithoutABaseAreShown() {
        assertShown("\\u{301}a", "\u0301a");
        assertShown("a\\n\\u{301}", "a\n\u0301");
        assertShown("\\\\\\u{301}", "\\\u0301");
    }

    @Test
    void koreanLettersMakeOneSyllableAtMost() {
        assertKept("\u1112\u1161\u11ab\u1100\u1173\u11af");
        assertKept("하\u11ab");
        assertShown("\\u{1161}\\u{11ab}", "\u1161\u11ab");
        assertShown("한\\u{11ab}\\u{1161}", "한\u11ab\u1161");
        assertShown("\u1112\u1161\\u{1161}\\u{11ab}", "\u1112\u1161\u1161\u11ab");
    }

    @Test
    void everyLanguageCanWriteItsName() {
        List<String> names = Stream.of(ULocale.getAvailableLocales())
                .map(locale -> locale.getDisplayName(locale))
                .distinct()
                .toList();
        assertTrue(names.size() > 500, "only " + names.size());
        for (String name : names) {
            assertKept(Normalizer2.getNFCInstance().normalize(name));
            assertKept(Normalizer2.getNFDInstance().normalize(name));
        }
    }

    private static String tags(String letters) {
        return letters.chars()
                .mapToObj(letter -> Character.toString(0xE0000 + letter))
                .collect(Collectors.joining());
    }

    private static String shownTags(String letters) {
        return letters.chars().mapToObj("\\u{e00%x}"::formatted).collect(Collectors.joining());
    }

    private static void assertShown(String shown, String sent) {
        assertEquals(shown, Sanitizer.visible(sent));
    }

    private static void assertKept(String text) {
        assertEquals(text, Sanitizer.visible(text));
    }
}
