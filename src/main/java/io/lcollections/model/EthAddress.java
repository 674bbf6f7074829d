package io.lcollections.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Ethereum addresses: {@code 0x} and 40 hex digits, whose upper and lower case may be a checksum; source: EIP-55. */
public final class EthAddress {
    private EthAddress() {}

    /** The address in the case that is its checksum. */
    public static String withChecksum(String address) {
        String digits = address.substring(2).toLowerCase(Locale.ROOT);
        byte[] hash = Keccak.hash(digits.getBytes(StandardCharsets.US_ASCII));
        StringBuilder checked = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            checked.append(nibble >= 8 ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
        }
        return checked.toString();
    }

    /** Whether the address has the right checksum, or none because it is in one case throughout. */
    public static boolean hasValidChecksum(String address) {
        String digits = address.substring(2);
        return digits.equals(digits.toLowerCase(Locale.ROOT))
                || digits.equals(digits.toUpperCase(Locale.ROOT))
                || address.equals(withChecksum(address));
    }
}
