package io.lcollections.model;

import java.util.Arrays;

/**
 * Keccak-256 as Ethereum uses it. It differs from SHA3-256 of the JDK in one byte of padding. Source: "The Keccak
 * reference", version 3.0.
 */
final class Keccak {
    /** Bytes absorbed between two permutations. */
    private static final int RATE = 136;

    private static final int ROUNDS = 24;
    private static final byte PADDING = 0x01;

    /** Steps ρ and π: the rotation of each lane and its target, in the order of the walk. */
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };

    private static final int[] TARGETS = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };

    private final long[] lanes = new long[25];

    private Keccak() {}

    /** The hash: 32 bytes. */
    static byte[] hash(byte[] message) {
        return hash(message, PADDING);
    }

    /**
     * @param suffix the first byte of the padding: 1 here, 6 in SHA3-256
     */
    static byte[] hash(byte[] message, byte suffix) {
        byte[] padded = Arrays.copyOf(message, (message.length / RATE + 1) * RATE);
        padded[message.length] = suffix;
        padded[padded.length - 1] |= (byte) 0x80;
        Keccak sponge = new Keccak();
        for (int block = 0; block < padded.length; block += RATE) {
            sponge.absorb(padded, block);
        }
        return sponge.digest();
    }

    private void absorb(byte[] padded, int from) {
        for (int i = 0; i < RATE; i++) {
            lanes[i / 8] ^= (padded[from + i] & 0xffL) << (8 * (i % 8));
        }
        int constants = 1;
        for (int round = 0; round < ROUNDS; round++) {
            theta();
            rhoPi();
            chi();
            for (int bit = 0; bit < 7; bit++) {
                // Step ι: the round constants come from a linear feedback shift register of 8 bits.
                lanes[0] ^= (long) (constants & 1) << ((1 << bit) - 1);
                constants = constants >> 7 == 0 ? constants << 1 : (constants << 1 ^ 0x171);
            }
        }
    }

    private void theta() {
        long[] parity = new long[5];
        for (int i = 0; i < lanes.length; i++) {
            parity[i % 5] ^= lanes[i];
        }
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] ^= parity[(i + 4) % 5] ^ Long.rotateLeft(parity[(i + 1) % 5], 1);
        }
    }

    private void rhoPi() {
        long moving = lanes[1];
        for (int i = 0; i < TARGETS.length; i++) {
            long there = lanes[TARGETS[i]];
            lanes[TARGETS[i]] = Long.rotateLeft(moving, ROTATIONS[i]);
            moving = there;
        }
    }

    private void chi() {
        for (int row = 0; row < lanes.length; row += 5) {
            long first = lanes[row];
            long second = lanes[row + 1];
            for (int i = 0; i < 3; i++) {
                lanes[row + i] ^= ~lanes[row + i + 1] & lanes[row + i + 2];
            }
            lanes[row + 3] ^= ~lanes[row + 4] & first;
            lanes[row + 4] ^= ~first & second;
        }
    }

    private byte[] digest() {
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (lanes[i / 8] >>> (8 * (i % 8)));
        }
        return digest;
    }
}
