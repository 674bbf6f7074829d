package io.lcollections.cli;

import picocli.CommandLine.Option;

/** Saved responses in place of a service. */
public final class InputOption {
    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "read saved responses (or the output of -o json or -o ndjson) and send no request; - is stdin")
    private String file;

    /** {@code null} if not given. */
    public String file() {
        return file;
    }
}
