package io.lcollections.cli;

import picocli.CommandLine.Option;

/** Which configuration is used; {@link ConfigDefaultProvider} reads these options. */
public final class ConfigOptions {
    @Option(names = "--profile", paramLabel = "NAME", description = "use this profile of the configuration")
    private String profile;

    @Option(names = "--config", paramLabel = "FILE", description = "use this configuration file, not the usual one")
    private String config;
}
