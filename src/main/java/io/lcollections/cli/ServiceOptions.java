package io.lcollections.cli;

import io.lcollections.api.Network;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which service is queried, and how it is reached. */
public final class ServiceOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "mainnet",
            description = "mainnet (default), testnet, or sandbox: a built-in server with generated data")
    private Network network;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "the URL of another relayer, with or without a path; overrides --network")
    private String baseUrl;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description =
                    "read the API key from a file; - is stdin. Without it, LOOPRING_API_KEY or the stored key is used")
    private String apiKeyFile;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Converters.TimeConverter.class,
            description =
                    "time limit of one request, from connect to the last byte: 500ms, 2m (default 30s; doctor: 10s)")
    private Duration timeout;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy, http://user:password@host:port; '' for none. Without it, HTTPS_PROXY,"
                    + " HTTP_PROXY, ALL_PROXY and NO_PROXY are used")
    private String proxy;

    @Option(
            names = "--ca-file",
            paramLabel = "PEM",
            description = "a file of certificates to trust in addition to those of Java")
    private String caFile;

    public Network network() {
        return network;
    }

    /** {@code null} if not given. */
    public String baseUrl() {
        return baseUrl;
    }

    /** {@code null} if not given. */
    public String apiKeyFile() {
        return apiKeyFile;
    }

    public Duration timeout() {
        return timeout;
    }

    /** {@code null} if not given; may contain a password. */
    public String proxy() {
        return proxy;
    }

    /** {@code null} if not given. */
    public String caFile() {
        return caFile;
    }
}
