package io.lcollections.api;

import io.lcollections.model.JsonEscapes;
import java.util.Arrays;

/**
 * The words of JSON in UTF-8 that has no white space, one after the other. It keeps none of them, and is in
 * {@link Doubt} at whatever is wrong or rare.
 */
final class CompactText {
    private static final int MOST_DIGITS = 18;
    private static final long FNV_START = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** By the byte: ASCII that stands for itself between quotation marks. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', '~' + 1, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private final byte[] bytes;
    private int at;
    private boolean isExact;

    CompactText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** There is something here that another reader is to judge. */
    static final class Doubt extends Exception {
        private static final long serialVersionUID = 1L;

        Doubt() {
            // Without a trace: it is an answer, not an accident.
            super(null, null, false, false);
        }
    }

    /** The index of what comes next. */
    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** The byte that comes next, or 0. */
    int next() {
        return at < bytes.length ? bytes[at] : 0;
    }

    /** Forgets the strings that came, for {@link #isExact}. */
    void beginExact() {
        isExact = true;
    }

    /** Whether each string that came is written as the renderers would write it. */
    boolean isExact() {
        return isExact;
    }

    boolean isNext(byte[] word) {
        int end = at + word.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, word, 0, word.length);
    }

    /** Whether this is all that came from an index on. */
    boolean isSince(int start, byte[] word) {
        return at - start == word.length && Arrays.equals(bytes, start, at, word, 0, word.length);
    }

    /** Goes past this where it comes next. */
    boolean passes(char mark) {
        boolean isNext = next() == mark;
        at += isNext ? 1 : 0;
        return isNext;
    }

    void require(boolean isSo) throws Doubt {
        if (!isSo) {
            throw new Doubt();
        }
    }

    void pass(char mark) throws Doubt {
        require(passes(mark));
    }

    void pass(byte[] word) throws Doubt {
        require(isNext(word));
        at += word.length;
    }

    /** A whole number, which fits 64 bits. */
    void integer() throws Doubt {
        int first = next() == '-' ? at + 1 : at;
        int end = first;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        int digits = end - first;
        require(digits > 0 && digits <= MOST_DIGITS && (digits == 1 || bytes[first] != '0'));
        at = end;
    }

    /** A string of plain ASCII without any escape; returns a hash of it. */
    long plain() throws Doubt {
        pass('"');
        byte[] from = bytes;
        int end = at;
        long hash = FNV_START;
        while (end < from.length && PLAIN[from[end] & 0xFF]) {
            hash = (hash ^ from[end]) * FNV_PRIME;
            end++;
        }
        at = end;
        pass('"');
        return hash;
    }

    void string() throws Doubt {
        // Fields are slow in a loop that the first compiler has compiled.
        byte[] from = bytes;
        boolean[] plain = PLAIN;
        int end = at + 1;
        while (true) {
            while (end < from.length && plain[from[end] & 0xFF]) {
                end++;
            }
            require(end < from.length);
            if (from[end] == '"') {
                at = end + 1;
                return;
            }
            end = from[end] == '\\' ? escape(end + 1) : other(end);
        }
    }

    /** The escape whose letter is at an index; returns the index behind it. */
    private int escape(int letter) throws Doubt {
        require(letter < bytes.length);
        switch (bytes[letter]) {
            case '"', '\\', 'n', 'r', 't' -> {
                return letter + 1;
            }
            case '/', 'b', 'f' -> isExact = false;
            case 'u' -> {
                isExact = false;
                require(letter + 4 < bytes.length);
                for (int digit = letter + 1; digit <= letter + 4; digit++) {
                    require(bytes[digit] >= 0 && Character.digit(bytes[digit], 16) >= 0);
                }
                return letter + 5;
            }
            default -> throw new Doubt();
        }
        return letter + 1;
    }

    /** The control character, or the one beyond ASCII, that begins at an index; returns the index behind it. */
    private int other(int start) throws Doubt {
        int first = bytes[start] & 0xFF;
        if (first < 0x80) {
            require(first >= ' ');
            isExact = false;
            return start + 1;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        require(first >= 0xC2 && first <= 0xF4 && start + length <= bytes.length);
        int point = first & 0x7F >> length;
        for (int rest = start + 1; rest < start + length; rest++) {
            require((bytes[rest] & 0xC0) == 0x80);
            point = point << 6 | bytes[rest] & 0x3F;
        }
        boolean isOverlong = point < (length == 3 ? 0x800 : length == 4 ? 0x10000 : 0x80);
        boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        require(!isOverlong && !isSurrogate && point <= Character.MAX_CODE_POINT);
        isExact &= !JsonEscapes.areOwedBeyondAscii(point);
        return start + length;
    }
}
