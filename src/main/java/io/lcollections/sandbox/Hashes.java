package io.lcollections.sandbox;

import java.nio.charset.StandardCharsets;

/** Numbers that look drawn by chance and are the same on every run. */
final class Hashes {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] BASE58 = ascii("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    private Hashes() {}

    /** A number from 0 that follows from another without a pattern: the finalizer of splitmix64. */
    static long mix(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) & Long.MAX_VALUE;
    }

    /** The same number as a share of all that there are: from 0 to below 1. */
    static double share(long mixed) {
        return (mixed >>> 10) * 0x1p-53;
    }

    /** As many hex digits as asked for. */
    static String hex(long seed, int digits) {
        byte[] text = new byte[digits];
        long mixed = seed;
        for (int i = 0; i < digits; i++) {
            mixed = mix(mixed);
            text[i] = hexDigit(mixed);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Whether {@link #hex} gives these digits, in upper or lower case; a wrong one ends it at once. */
    static boolean isHex(long seed, String digits) {
        long mixed = seed;
        for (int i = 0; i < digits.length(); i++) {
            mixed = mix(mixed);
            if (Character.toLowerCase(digits.charAt(i)) != hexDigit(mixed)) {
                return false;
            }
        }
        return true;
    }

    private static byte hexDigit(long mixed) {
        return HEX[(int) (mixed & 15)];
    }

    /** An IPFS address in its first form: {@code Qm} and 44 digits of base 58. */
    static String ipfs(long seed) {
        byte[] text = new byte[44];
        long mixed = seed;
        for (int i = 0; i < text.length; i++) {
            mixed = mix(mixed);
            text[i] = BASE58[(int) (mixed % BASE58.length)];
        }
        return "ipfs://Qm" + new String(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
