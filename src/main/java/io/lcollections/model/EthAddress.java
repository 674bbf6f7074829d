package io.lcollections.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Ethereum addresses: {@code 0x} and 40 hex digits; mixed case is a checksum. Source: EIP-55. */
public final class EthAddress {
    /** Keccak-256 takes this many bytes before each permutation. */
    private static final int BLOCK_LENGTH = 136;

    private static final int LANES = 25;

    private EthAddress() {}

    /** The address in the case that is its checksum. */
    public static String withChecksum(String address) {
        String digits = address.substring(2).toLowerCase(Locale.ROOT);
        byte[] hash = keccak256(digits);
        StringBuilder checked = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            checked.append(nibble >= 8 ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
        }
        return checked.toString();
    }

    /** Whether the checksum is right, or there is none because all letters have the same case. */
    public static boolean hasValidChecksum(String address) {
        String digits = address.substring(2);
        return digits.equals(digits.toLowerCase(Locale.ROOT))
                || digits.equals(digits.toUpperCase(Locale.ROOT))
                || address.equals(withChecksum(address));
    }

    /**
     * Ethereum's hash of an ASCII text shorter than a block, which differs from SHA3-256 of the JDK in one byte of padding.
     * Source: "The Keccak reference", version 3.0.
     */
    static byte[] keccak256(String text) {
        ByteBuffer block = ByteBuffer.allocate(LANES * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        block.put(text.getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put(BLOCK_LENGTH - 1, (byte) 0x80);
        long[] lanes = new long[LANES];
        block.rewind().asLongBuffer().get(lanes);
        permute(lanes);
        block.asLongBuffer().put(lanes);
        byte[] hash = new byte[32];
        block.get(hash);
        return hash;
    }

    private static void permute(long[] lanes) {
        int constants = 1;
        for (int round = 0; round < 24; round++) {
            // Step θ
            long[] parity = new long[5];
            for (int i = 0; i < LANES; i++) {
                parity[i % 5] ^= lanes[i];
            }
            for (int i = 0; i < LANES; i++) {
                lanes[i] ^= parity[(i + 4) % 5] ^ Long.rotateLeft(parity[(i + 1) % 5], 1);
            }
            // Steps ρ and π: each lane is rotated, and replaces the next one.
            int lane = 1;
            long moved = lanes[lane];
            for (int i = 1; i < LANES; i++) {
                lane = lane / 5 + (2 * (lane % 5) + 3 * (lane / 5)) % 5 * 5;
                long replaced = lanes[lane];
                lanes[lane] = Long.rotateLeft(moved, i * (i + 1) / 2);
                moved = replaced;
            }
            // Step χ
            long[] before = lanes.clone();
            for (int i = 0; i < LANES; i++) {
                int row = i - i % 5;
                lanes[i] ^= ~before[row + (i + 1) % 5] & before[row + (i + 2) % 5];
            }
            // Step ι: the round constants come from a linear feedback shift register of 8 bits.
            for (int bit = 0; bit < 7; bit++) {
                lanes[0] ^= (long) (constants & 1) << ((1 << bit) - 1);
                constants = constants >> 7 == 0 ? constants << 1 : (constants << 1 ^ 0x171);
            }
        }
    }
}
