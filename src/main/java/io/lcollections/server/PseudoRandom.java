package io.lcollections.server;

/** Values that look random and depend on a seed only. */
final class PseudoRandom {
    private static final String HEX = "0123456789abcdef";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private PseudoRandom() {}

    /** A number from 0: the finalizer of splitmix64. */
    static long mix(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) & Long.MAX_VALUE;
    }

    /** Scales a number that {@link #mix} returned to the range from 0 to below 1. */
    static double fraction(long mixed) {
        return (mixed >>> 10) * 0x1p-53;
    }

    static String hex(long seed, int digits) {
        return text(seed, digits, HEX);
    }

    /** An IPFS URL with a version 0 content id: {@code Qm} and 44 base58 digits. */
    static String ipfs(long seed) {
        return "ipfs://Qm" + text(seed, 44, BASE58);
    }

    private static String text(long seed, int length, String alphabet) {
        StringBuilder text = new StringBuilder(length);
        long mixed = seed;
        for (int i = 0; i < length; i++) {
            mixed = mix(mixed);
            text.append(alphabet.charAt((int) (mixed % alphabet.length())));
        }
        return text.toString();
    }
}
