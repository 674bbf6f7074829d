package io.lcollections.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The options that say how fast pages are asked for. */
final class PaceOptions {
    private final Opt<Integer> concurrency = Opt.of(new Values.Concurrency(), "--concurrency")
            .label("N")
            .otherwise(4)
            .says("requests in flight at most, 1 to 64 (4)");
    private final Opt<Double> rate = Opt.of(new Values.Rate(), "--rate")
            .label("N")
            .says("requests a second at most; 0 is no limit. 5 on mainnet and testnet, no limit elsewhere");

    CommandSpec group() {
        return Opt.group(concurrency, rate);
    }

    /** Requests in flight at most. */
    int concurrency() {
        return concurrency.value();
    }

    /** Requests a second at most, 0 for no limit; {@code null} where the network decides. */
    Double rate() {
        return rate.value();
    }
}
