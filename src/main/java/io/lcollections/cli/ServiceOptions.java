package io.lcollections.cli;

import io.lcollections.api.Network;
import io.lcollections.settings.Sources;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say where answers come from. */
final class ServiceOptions implements Configured {
    private final Opt<Network> network = Opt.word(Network.class, "--network")
            .label("NAME")
            .otherwise(Network.mainnet)
            .says("mainnet (the default), testnet, or sandbox: made data from a server inside this command");
    private final Opt<String> baseUrl =
            Opt.text("--base-url").label("URL").says("another relayer, with or without a path; wins over --network");
    private final Opt<String> input = Opt.text("--input")
            .label("FILE")
            .says("no network: read saved answers (or what -o json or -o ndjson printed); - is stdin");
    private final Opt<String> apiKeyFile = Opt.text("--api-key-file")
            .label("FILE")
            .says("the API key; - is stdin. Otherwise LOOPRING_API_KEY, then the stored key");
    private final Opt<Duration> timeout = Opt.of(new Values.Time(), "--timeout")
            .label("TIME")
            .otherwise(Duration.ofSeconds(30))
            .says("for one request, from connect to the last byte: 500ms, 30s (the default), 2m");
    private final Opt<Integer> retries = Opt.of(new Values.Retries(), "--retries")
            .label("N")
            .otherwise(4)
            .says("further tries of a request that failed in passing (4)");

    private final Opt<String> proxy = Opt.text("--proxy")
            .label("URL")
            .says("an HTTP proxy, http://user:password@host:port; '' for none. Otherwise HTTPS_PROXY and its like");
    private final Opt<String> caFile =
            Opt.text("--ca-file").label("PEM").says("a file of certificates to trust, beside the trust store of Java");

    private Optional<Sources> sources = Optional.empty();

    CommandSpec group() {
        return Opt.group(this, network, baseUrl, input, apiKeyFile, timeout, retries, proxy, caFile);
    }

    @Override
    public void configured(Sources found) {
        sources = Optional.of(found);
    }

    /** Those for what asks a service in any case. */
    CommandSpec groupWithoutInput() {
        CommandSpec group = Opt.group(this);
        group().options().stream()
                .filter(option -> !option.longestName().equals("--input"))
                .forEach(group::addOption);
        return group;
    }

    /** Those for what asks a service only to see whether that can be done. */
    CommandSpec groupOfOneTry() {
        CommandSpec group = Opt.group(this);
        group().options().stream()
                .filter(option -> !option.longestName().equals("--retries"))
                .forEach(group::addOption);
        return group;
    }

    /** Where else the key may be. */
    Optional<Sources> sources() {
        return sources;
    }

    Network network() {
        return network.value();
    }

    /** {@code null} where there is none but the network's. */
    String baseUrl() {
        return baseUrl.value();
    }

    /** The file of saved answers, or {@code null}. */
    String input() {
        return input.value();
    }

    /** The file of the key, or {@code null}. */
    String apiKeyFile() {
        return apiKeyFile.value();
    }

    /** Of one request. */
    Duration timeout() {
        return timeout.value();
    }

    /** Of one request, after the first try. */
    int retries() {
        return retries.value();
    }

    /** The proxy as it was named, or {@code null}; it may hold a password. */
    String proxy() {
        return proxy.value();
    }

    /** The file of certificates, or {@code null}. */
    String caFile() {
        return caFile.value();
    }
}
