package io.lcollections.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Classes of code points by width and by effect on their neighbors; the table {@code characters.txt} refers to them by position.
 * A table of our own, because the Unicode version of a JDK varies and loading ICU takes longer than printing a page.
 */
enum CharacterClass {
    OTHER(1, 1),
    WIDE(2, 2),
    IDEOGRAPH(2, 2),
    CONTROL(0, 0),
    VISIBLE_CONTROL(1, 1), // the soft hyphen
    SPACING_MARK(1, 1),
    // From here to SKIN_TONE: Grapheme_Cluster_Break=Extend.
    MARK(0, 0),
    NON_LINKING_MARK(0, 0), // Indic_Conjunct_Break=None: breaks a conjunct, as the zero width non-joiner does
    LINKER(0, 0), // Indic_Conjunct_Break=Linker
    SPACING_LINKER(1, 1),
    SPACING_EXTEND(1, 1),
    WIDE_EXTEND(2, 2),
    SKIN_TONE(2, 2),
    JOINER(0, 0), // zero width joiner
    CONSONANT(1, 1), // Indic_Conjunct_Break=Consonant
    PREPEND(1, 1),
    REGIONAL_INDICATOR(1, 1), // two of them are a flag
    LEADING_JAMO(2, 2),
    VOWEL_JAMO(0, 1),
    SPACING_VOWEL(1, 1), // of another script, but Grapheme_Cluster_Break=V
    TRAILING_JAMO(0, 1),
    SYLLABLE_LV(2, 2),
    SYLLABLE_LVT(2, 2),
    // From here on: Extended_Pictographic.
    PICTOGRAPHIC(1, 1),
    // From here on: Emoji. A text emoji is drawn as text unless a variation selector follows.
    TEXT_EMOJI(1, 2),
    TEXT_EMOJI_WITH_SKIN(1, 2),
    EMOJI(2, 2),
    EMOJI_WITH_SKIN(2, 2);

    static final int EMOJI_STYLE = 0xFE0F;

    private static final CharacterClass[] CLASSES = values();
    private static final int MAX_RUNS = 2048;
    private static final int[] STARTS = new int[MAX_RUNS]; // the first code point of each run, and its class
    private static final CharacterClass[] CLASS_OF_RUN = new CharacterClass[STARTS.length];
    private static final int RUNS = readTable();

    /** Columns of the character by itself; 0 if it is drawn onto the character before. */
    final int width;

    /** Columns on a terminal that does not combine it with its neighbors. */
    final int maxWidth;

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

    /**
     * The columns of a cluster: the sum of its characters, of which wide and fullwidth ones take two, marks and joiners
     * none, all others, including ambiguous ones, one. So a conjunct takes a column for each consonant and each spacing vowel.
     * Emoji are the exception, where most terminals agree: an emoji with a skin tone, joined emoji, a flag, and an emoji
     * with U+FE0F take two. U+FE0E does not make a wide emoji narrow, as few terminals do that.
     *
     * @param isMax the most that any terminal needs: no joined emoji, skin tones or composed syllables
     */
    static int clusterWidth(String cluster, boolean isMax) {
        int columns = 0;
        int separateColumns = 0;
        int previousWidth = 0;
        int previousPoint = 0;
        CharacterClass previous = OTHER;
        for (int at = 0; at < cluster.length(); at += Character.charCount(previousPoint)) {
            int point = cluster.codePointAt(at);
            CharacterClass current = of(point);
            boolean isJoined = previous == JOINER && current.isPictographic();
            boolean takesSkinTone = previous == TEXT_EMOJI_WITH_SKIN || previous == EMOJI_WITH_SKIN;
            boolean makesEmoji = (current == SKIN_TONE && takesSkinTone)
                    || (current == REGIONAL_INDICATOR && previous == current)
                    || (point == EMOJI_STYLE && (previous.isEmoji() || isKeycapBase(previousPoint)));
            int width = isJoined || makesEmoji ? 2 : current.width;
            columns = isJoined ? Math.max(columns, 2) : columns + width - (makesEmoji ? previousWidth : 0);
            separateColumns += current.maxWidth;
            previousWidth = width;
            previousPoint = point;
            previous = current;
        }
        return isMax ? Math.max(columns, separateColumns) : columns;
    }

    /**
     * The end of the extended grapheme cluster (UAX #29, rules GB3 to GB13) that starts here: what people perceive as one
     * character. An unpaired surrogate counts as a letter.
     */
    static int clusterEnd(String text, int start) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (first == '\r' && text.startsWith("\n", at)) {
            return at + 1; // GB3
        }
        CharacterClass previous = of(first);
        boolean inEmoji = previous.isPictographic();
        boolean inConjunct = previous.isLinker();
        boolean inFlag = previous == REGIONAL_INDICATOR;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            CharacterClass next = of(point);
            boolean joinsEmoji = inEmoji && previous == JOINER && next.isPictographic(); // GB11
            boolean joinsConjunct = inConjunct && next == CONSONANT; // GB9c of Unicode 18
            boolean joinsFlag = inFlag && next == REGIONAL_INDICATOR; // GB12, GB13
            if (!joinsEmoji && !joinsConjunct && !joinsFlag && !joins(previous, next)) {
                break;
            }
            boolean isExtension = next.extendsCluster() || next == JOINER;
            inEmoji = next.isPictographic() || (inEmoji && isExtension && previous != JOINER);
            inConjunct = next.isLinker() || (inConjunct && isExtension && next != NON_LINKING_MARK);
            inFlag = next == REGIONAL_INDICATOR && !joinsFlag;
            previous = next;
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean joins(CharacterClass previous, CharacterClass next) {
        if (previous.isControl() || next.isControl()) {
            return false; // GB4, GB5
        }
        if (previous == PREPEND || next == SPACING_MARK || next == JOINER || next.extendsCluster()) {
            return true; // GB9, GB9a, GB9b
        }
        // Hangul syllables: GB6 to GB8.
        return switch (previous) {
            case LEADING_JAMO -> next == LEADING_JAMO || next.isVowel() || next == SYLLABLE_LV || next == SYLLABLE_LVT;
            case VOWEL_JAMO, SPACING_VOWEL, SYLLABLE_LV -> next.isVowel() || next == TRAILING_JAMO;
            case TRAILING_JAMO, SYLLABLE_LVT -> next == TRAILING_JAMO;
            default -> false;
        };
    }
}
