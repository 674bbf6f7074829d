package io.lcollections.terminal;

/**
 * Finds the kind of a code point, from tables of our own: what a JDK knows of Unicode changes with its version, and a
 * library that knows all of it costs a run longer than a page. Nothing is decoded before the first question.
 */
final class CharKinds {
    private static final CharKind[] KINDS = CharKind.values();
    private static final char FIRST_KIND = '@';
    private static final int PAGE = 8;
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int SYLLABLES_OF_VOWEL = 28;

    private static final int[] STARTS = new int[UnicodeRuns.COUNT + 1];
    private static final byte[] KIND_OF_RUN = new byte[UnicodeRuns.COUNT];
    /** The run in which each page of 256 code points begins, and the last run. */
    private static final short[] RUN_OF_PAGE = new short[(Character.MAX_CODE_POINT >> PAGE) + 2];

    static {
        decode(UnicodeRuns.RUNS);
    }

    private CharKinds() {}

    /** The kind of any code point, also of a half of a pair. */
    static CharKind of(int point) {
        int low = RUN_OF_PAGE[point >> PAGE];
        int high = RUN_OF_PAGE[(point >> PAGE) + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (STARTS[middle] <= point) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        CharKind kind = KINDS[KIND_OF_RUN[low]];
        // Every 28th syllable has room for a trailing consonant: more runs than all the others together.
        boolean open = kind == CharKind.SYLLABLE && (point - FIRST_SYLLABLE) % SYLLABLES_OF_VOWEL == 0;
        return open ? CharKind.SYLLABLE_WITHOUT_TRAIL : kind;
    }

    private static void decode(String runs) {
        int run = 0;
        int page = 0;
        int start = 0;
        for (int at = 0; at < runs.length(); run++) {
            KIND_OF_RUN[run] = (byte) (runs.charAt(at++) - FIRST_KIND);
            int length = 0;
            while (at < runs.length() && runs.charAt(at) <= '9') {
                length = 10 * length + runs.charAt(at++) - '0';
            }
            STARTS[run] = start;
            start += length;
            while (page << PAGE < start) {
                RUN_OF_PAGE[page++] = (short) run;
            }
        }
        STARTS[run] = start;
        RUN_OF_PAGE[page] = (short) (run - 1);
    }
}
