package io.lcollections.model;

import java.util.OptionalLong;

/**
 * An account as a user gives it: its number, or the address of its owner, which must be looked up.
 *
 * @param text the digits of the number, or {@code 0x} and 40 hex digits as they were given
 */
public record Account(String text) {

    /** The account of a number. */
    public static Account of(long number) {
        return new Account(Long.toString(number));
    }

    /** Whether it is an address, so that the number is to be looked up. */
    public boolean isAddress() {
        return text.startsWith("0x");
    }

    /** The number; empty for an address. */
    public OptionalLong number() {
        return isAddress() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** The account in a sentence: {@code account 10001}. */
    public String described() {
        return isAddress() ? text : "account " + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
