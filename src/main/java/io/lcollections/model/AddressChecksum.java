package io.lcollections.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The checksum that is in the upper and lower case of an Ethereum address; source: EIP-55. */
public final class AddressChecksum {
    private AddressChecksum() {}

    /**
     * The address as it is written with its checksum.
     *
     * @param address {@code 0x} and 40 hex digits in any case
     */
    public static String of(String address) {
        String digits = address.substring(2).toLowerCase(Locale.ROOT);
        byte[] hash = Keccak.hash(digits.getBytes(StandardCharsets.US_ASCII));
        StringBuilder checked = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            checked.append(nibble >= 8 ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
        }
        return checked.toString();
    }

    /** Whether the address has no checksum, being in one case throughout, or the right one. */
    public static boolean isIntact(String address) {
        String digits = address.substring(2);
        return digits.equals(digits.toLowerCase(Locale.ROOT))
                || digits.equals(digits.toUpperCase(Locale.ROOT))
                || address.equals(of(address));
    }
}
