package io.lcollections.output;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** The totals of an account: what is added to it is counted and not kept. */
public final class Summary {
    /** What is no smaller was not meant as a number of kinds. */
    private static final long MOST_KINDS = 1_000_000_000_000_000_000L;

    private final Grouping types = new Grouping("nftType");
    private final Grouping states = new Grouping("deployStatus");
    private final Grouping owners = new Grouping("owner");
    private final Grouping mintChannels = new Grouping("extra.mintChannel");

    private OptionalLong accountId = OptionalLong.empty();
    private OptionalLong totalNum = OptionalLong.empty();
    private BigInteger kinds = BigInteger.ZERO;
    private long collections;
    private long zero;
    private long withoutCount;

    /** Counts the rows of a page, each of which no page before it had. */
    public void add(Page page) {
        accountId = page.accountId();
        totalNum = page.totalNum();
        page.collections().forEach(this::add);
    }

    private void add(Collection row) {
        OptionalLong count = count(row);
        BigInteger held = BigInteger.valueOf(count.orElse(0));
        kinds = kinds.add(held);
        collections++;
        zero += count.isPresent() && held.signum() == 0 ? 1 : 0;
        withoutCount += count.isPresent() ? 0 : 1;
        types.add(row, held);
        states.add(row, held);
        owners.add(row, held);
        mintChannels.add(row, held);
    }

    /** The number of kinds; empty where it is absent or cannot be one: no number, no whole one, below 0, beyond reason. */
    private static OptionalLong count(Collection row) {
        Optional<JsonNumber> number = row.count();
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong whole =
                number.get().isZero() ? OptionalLong.of(0) : number.get().exactLong();
        boolean isMeant = whole.isPresent() && whole.getAsLong() >= 0 && whole.getAsLong() < MOST_KINDS;
        return isMeant ? whole : OptionalLong.empty();
    }

    /** Whose collections these are; empty where it is not known. */
    OptionalLong accountId() {
        return accountId;
    }

    /** How many collections there are, as the server said last; empty where it did not say. */
    OptionalLong totalNum() {
        return totalNum;
    }

    /** How many collections were added. */
    public long collections() {
        return collections;
    }

    /** How many kinds the account holds in all of them. */
    BigInteger kinds() {
        return kinds;
    }

    /** In how many of them it holds nothing. */
    long zero() {
        return zero;
    }

    /** Of how many it is not known what it holds. */
    long withoutCount() {
        return withoutCount;
    }

    Grouping types() {
        return types;
    }

    Grouping states() {
        return states;
    }

    Grouping owners() {
        return owners;
    }

    Grouping mintChannels() {
        return mintChannels;
    }
}
