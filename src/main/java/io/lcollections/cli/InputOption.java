package io.lcollections.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Saved responses in place of a service. */
public final class InputOption {
    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request; - is stdin;"
                            + " several files are merged by account")
    private List<String> files = List.of();

    /** Empty if not given. */
    public List<String> files() {
        return files;
    }
}
