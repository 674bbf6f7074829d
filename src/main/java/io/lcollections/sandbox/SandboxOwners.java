package io.lcollections.sandbox;

import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;

/** The addresses that the made accounts belong to: one each, and the number of the account can be told from it. */
final class SandboxOwners {
    private static final long MASK = 0x5eed_c0de_2b0b_1e55L;
    private static final int NUMBER_DIGITS = 16;
    private static final int OTHER_DIGITS = 24;

    private SandboxOwners() {}

    static String of(long account) {
        return "0x" + HexFormat.of().toHexDigits(account ^ MASK) + Hashes.hex(account, OTHER_DIGITS);
    }

    /** The account of an address in any case; empty when none belongs to it. */
    static OptionalLong account(String address) {
        String owner = address.toLowerCase(Locale.ROOT);
        if (!owner.matches("0x[0-9a-f]{40}")) {
            return OptionalLong.empty();
        }
        long account = HexFormat.fromHexDigitsToLong(owner, 2, 2 + NUMBER_DIGITS) ^ MASK;
        return account >= 0 && of(account).equals(owner) ? OptionalLong.of(account) : OptionalLong.empty();
    }
}
