package io.lcollections.cli;

import io.lcollections.api.Network;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Which service is queried, and how it is reached. Options that are not given are {@code null}. */
public final class ServiceOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "mainnet",
            description = "mainnet (default), testnet, or sandbox: a built-in server with generated data")
    public Network network;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "the URL of another relayer, with or without a path; overrides --network")
    public String baseUrl;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description =
                    "read the API key from a file; - is stdin. Without it, LOOPRING_API_KEY or the stored key is used")
    String apiKeyFile;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Converters.TimeConverter.class,
            description =
                    "time limit of one request, from connect to the last byte: 500ms, 2m (default 30s; doctor: 10s)")
    public Duration timeout;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy, http://user:password@host:port; '' for none. Without it, HTTPS_PROXY,"
                    + " HTTP_PROXY, ALL_PROXY and NO_PROXY are used")
    String proxy;

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "a file of certificates to trust in addition to those of Java")
    String caFile;

    /** Saved responses in place of a service. */
    public static final class Input {
        @Option(
                names = "--input",
                paramLabel = "FILE",
                description = "read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request;"
                        + " - is stdin; several files are merged by account")
        public List<String> files = List.of();
    }

    /** How requests are sent. */
    public static final class Requests {
        @Option(
                names = "--concurrency",
                paramLabel = "N",
                defaultValue = "4",
                converter = Converters.ConcurrencyConverter.class,
                description = "maximum parallel requests, 1 to 64 (default 4)")
        public int concurrency;

        /** Requests per second; {@code null} if the network decides. */
        @Option(
                names = "--rate",
                paramLabel = "N",
                converter = Converters.RateConverter.class,
                description = "maximum requests per second; 0 is unlimited"
                        + " (default 5 on mainnet and testnet, else unlimited)")
        Double rate;

        @Option(
                names = "--retries",
                paramLabel = "N",
                defaultValue = "4",
                converter = Converters.RetriesConverter.class,
                description = "retry a failed request up to N times (default 4)")
        int retries;
    }
}
