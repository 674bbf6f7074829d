package io.lcollections.cli;

import io.lcollections.api.Network;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say where answers come from. */
final class ServiceOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            converter = Words.OfNetwork.class,
            description = "mainnet (the default), testnet, or sandbox: made data from a server inside this command")
    Network network = Network.mainnet;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "another relayer, with or without a path; wins over --network")
    String baseUrl;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "no network: read saved answers (or what -o json or -o ndjson printed); - is stdin")
    String input;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "the API key; - is stdin. Otherwise it is taken from LOOPRING_API_KEY")
    String apiKeyFile;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "for one request, from connect to the last byte: 500ms, 30s (the default), 2m")
    Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--retries",
            paramLabel = "N",
            converter = Values.Retries.class,
            description = "further tries of a request that failed in passing (4)")
    int retries = 4;
}
