package io.lcollections.cli;

import picocli.CommandLine.Option;

/** The options that say how fast pages are asked for. */
final class PaceOptions {
    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = Values.Concurrency.class,
            description = "requests in flight at most, 1 to 64 (4)")
    int concurrency = 4;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Values.Rate.class,
            description = "requests a second at most; 0 is no limit. 5 on mainnet and testnet, no limit elsewhere")
    Double rate;
}
