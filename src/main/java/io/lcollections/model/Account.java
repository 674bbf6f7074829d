package io.lcollections.model;

import java.util.OptionalLong;

/**
 * An account as users give it: its id, or the address of its owner, {@code 0x} and 40 hex digits, which must be looked up.
 */
public record Account(String text) {

    public static Account of(long number) {
        return new Account(Long.toString(number));
    }

    public boolean isAddress() {
        return text.startsWith("0x");
    }

    /** The number; empty for an address. */
    public OptionalLong number() {
        return isAddress() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** For a sentence: {@code account 10001}, or the address. */
    public String described() {
        return isAddress() ? text : "account " + text;
    }

    // Written out, because the JDK takes 20 ms to generate these methods of a record when the first one is called.
    @Override
    public boolean equals(Object other) {
        return other instanceof Account account && account.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
