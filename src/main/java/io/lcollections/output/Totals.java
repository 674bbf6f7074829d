package io.lcollections.output;

import io.lcollections.model.Page;
import java.util.OptionalLong;

/** How many collections there are of all accounts together, by the last word of the service on each. */
final class Totals {
    private OptionalLong account = OptionalLong.empty();
    private OptionalLong stated = OptionalLong.of(0);
    private OptionalLong before = OptionalLong.of(0);

    /** Counts a page; those of one account come one behind the other. */
    void add(Page page) {
        if (!page.accountId().equals(account)) {
            before = total();
            account = page.accountId();
        }
        stated = page.totalNum();
    }

    /** Empty where the service has not said it of each account. */
    OptionalLong total() {
        return before.isPresent() && stated.isPresent()
                ? OptionalLong.of(before.getAsLong() + stated.getAsLong())
                : OptionalLong.empty();
    }
}
