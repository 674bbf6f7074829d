package io.lcollections.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Classes of code points by width and by effect on their neighbors, as far as a terminal cares. The table
 * {@code characters.txt} refers to them by position.
 *
 * <p>A table of our own, because the Unicode version of a JDK varies and loading ICU takes longer than printing a page.
 */
enum CharacterClass {
    OTHER(1),
    WIDE(2),
    IDEOGRAPH(2),
    CONTROL(0),
    VISIBLE_CONTROL(1), // the soft hyphen
    SPACING_MARK(1),
    // From here to SKIN_TONE: Grapheme_Cluster_Break=Extend.
    MARK(0),
    NON_LINKING_MARK(0), // Indic_Conjunct_Break=None: breaks a conjunct, as the zero width non-joiner does
    LINKER(0), // Indic_Conjunct_Break=Linker
    SPACING_LINKER(1),
    SPACING_EXTEND(1),
    WIDE_EXTEND(2),
    SKIN_TONE(2),
    JOINER(0), // zero width joiner
    CONSONANT(1), // Indic_Conjunct_Break=Consonant
    PREPEND(1),
    REGIONAL_INDICATOR(1), // two of them are a flag
    LEADING_JAMO(2),
    VOWEL_JAMO(0, 1),
    SPACING_VOWEL(1), // of another script, but Grapheme_Cluster_Break=V
    TRAILING_JAMO(0, 1),
    SYLLABLE_LV(2),
    SYLLABLE_LVT(2),
    // From here on: Extended_Pictographic.
    PICTOGRAPHIC(1),
    // From here on: Emoji. A text emoji is drawn as text unless a variation selector follows.
    TEXT_EMOJI(1, 2),
    TEXT_EMOJI_WITH_SKIN(1, 2),
    EMOJI(2),
    EMOJI_WITH_SKIN(2);

    private static final CharacterClass[] CLASSES = values();
    private static final int MAX_RUNS = 2048;
    /** The first code point of each run, and its class. */
    private static final int[] STARTS = new int[MAX_RUNS];

    private static final CharacterClass[] CLASS_OF_RUN = new CharacterClass[STARTS.length];
    private static final int RUNS = readTable();

    /** Columns of the character by itself; 0 if it is drawn onto the character before. */
    final int width;

    /** Columns on a terminal that does not combine it with its neighbors. */
    final int maxWidth;

    CharacterClass(int width) {
        this(width, width);
    }

    CharacterClass(int width, int maxWidth) {
        this.width = width;
        this.maxWidth = maxWidth;
    }

    /** Reads the table without regular expressions, which would take longer than printing a page. */
    private static int readTable() {
        try (InputStream file = CharacterClass.class.getResourceAsStream("characters.txt")) {
            byte[] table = file.readAllBytes();
            int runs = 0;
            int length = 0;
            boolean isComment = false;
            for (byte each : table) {
                isComment = each == '#' || (isComment && each != '\n');
                if (isComment || each <= ' ') {
                    continue;
                }
                if (each <= '9') {
                    length = 10 * length + each - '0';
                    continue;
                }
                STARTS[runs] = runs == 0 ? 0 : STARTS[runs - 1] + length;
                CLASS_OF_RUN[runs++] = CLASSES[each - '@'];
                length = 0;
            }
            return runs;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The class of any code point, including unpaired surrogates. */
    static CharacterClass of(int point) {
        int index = Arrays.binarySearch(STARTS, 0, RUNS, point);
        CharacterClass found = CLASS_OF_RUN[index >= 0 ? index : -index - 2];
        // Every 28th syllable has no trailing consonant; computed, as this would more than double the table.
        boolean isLv = found == SYLLABLE_LVT && (point - 0xAC00) % 28 == 0;
        return isLv ? SYLLABLE_LV : found;
    }

    boolean isControl() {
        return this == CONTROL || this == VISIBLE_CONTROL;
    }

    boolean extendsCluster() {
        return compareTo(MARK) >= 0 && compareTo(SKIN_TONE) <= 0;
    }

    boolean isPictographic() {
        return compareTo(PICTOGRAPHIC) >= 0;
    }

    /** Whether variation selectors choose between text and emoji; digits, which have this in keycaps only, excluded. */
    boolean isEmoji() {
        return compareTo(TEXT_EMOJI) >= 0;
    }

    boolean isLinker() {
        return this == LINKER || this == SPACING_LINKER;
    }

    boolean isVowel() {
        return this == VOWEL_JAMO || this == SPACING_VOWEL;
    }

    static boolean isKeycapBase(int point) {
        return point == '#' || point == '*' || (point >= '0' && point <= '9');
    }
}
