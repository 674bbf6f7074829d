package io.lcollections.sandbox;

/** Numbers that look drawn by chance and are the same on every run. */
final class Hashes {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private Hashes() {}

    /** A number from 0 that follows from another without a pattern: the finalizer of splitmix64. */
    static long mix(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) & Long.MAX_VALUE;
    }

    /** As many hex digits as asked for. */
    static String hex(long seed, int digits) {
        return digits(seed, digits, "0123456789abcdef");
    }

    /** An IPFS address in its first form: {@code Qm} and 44 digits of base 58. */
    static String ipfs(long seed) {
        return "ipfs://Qm" + digits(seed, 44, BASE58);
    }

    private static String digits(long seed, int count, String alphabet) {
        StringBuilder text = new StringBuilder(count);
        long mixed = seed;
        for (int i = 0; i < count; i++) {
            mixed = mix(mixed);
            text.append(alphabet.charAt((int) (mixed % alphabet.length())));
        }
        return text.toString();
    }
}
