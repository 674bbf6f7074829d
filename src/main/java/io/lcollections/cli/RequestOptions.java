package io.lcollections.cli;

import picocli.CommandLine.Option;

/** How requests are sent. */
public final class RequestOptions {
    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "4",
            converter = Converters.ConcurrencyConverter.class,
            description = "maximum parallel requests, 1 to 64 (default 4)")
    private int concurrency;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Converters.RateConverter.class,
            description =
                    "maximum requests per second; 0 is unlimited (default 5 on mainnet and testnet, else unlimited)")
    private Double rate;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "4",
            converter = Converters.RetriesConverter.class,
            description = "retry a failed request up to N times (default 4)")
    private int retries;

    public int concurrency() {
        return concurrency;
    }

    /** The maximum number of requests per second, 0 for unlimited; {@code null} if the network decides. */
    Double rate() {
        return rate;
    }

    int retries() {
        return retries;
    }
}
