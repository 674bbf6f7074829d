package io.lcollections.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands of all that is started. */
final class Starts {
    /** Milliseconds to wait for an answer that nobody wants. */
    private static final int LONG = 600_000;

    private final Product product;
    private final Servers servers;
    private final Path saved;
    private final Path empty;

    /** @param directory for the saved page and the empty program */
    Starts(Product product, Servers servers, Path directory) throws IOException {
        this.product = product;
        this.servers = servers;
        saved = directory.resolve("page.json");
        empty = directory.resolve("empty.jar");
        Empty.pack(empty);
        URL page = new URL(servers.base(false, 0) + "/?accountId=" + Task.COLLECTIONS + "&limit=" + Task.COLLECTIONS);
        try (InputStream answer = page.openStream()) {
            Files.copy(answer, saved, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @param flags of the launcher, for the empty program */
    List<String> command(Start start, List<String> flags) throws IOException, InterruptedException {
        if (start.way() == Start.Way.CURL) {
            return Curl.command(servers, start.task().load());
        }
        if (start.way() == Start.Way.LAUNCHER) {
            return words(List.of(product.launcher()), arguments(start.task()));
        }
        String java = start.jdk().tool("java");
        if (start.way() == Start.Way.EMPTY) {
            return words(List.of(java), flags, List.of("-jar", empty.toString()));
        }
        List<String> trust = start.task() == Task.HTTPS ? List.of(servers.trust(start.jdk())) : List.of();
        return words(List.of(java), trust, List.of("-jar", product.jar()), arguments(start.task()));
    }

    /** With the options that the launcher hands on. */
    Map<String, String> env(Start start) throws IOException, InterruptedException {
        return Product.env(start.jdk(), start.task() == Task.HTTPS ? servers.trust(start.jdk()) : "");
    }

    /** A command that does not end soon, and is like the others until then. */
    List<String> waiting() throws IOException {
        return words(List.of(product.launcher()), page(servers.base(false, LONG)));
    }

    private List<String> arguments(Task task) throws IOException {
        return switch (task) {
            case NOTHING -> List.of();
            case VERSION, HELP -> List.of(task.toString());
            case SAVED -> List.of("--input", saved.toString(), "-o", "ndjson");
            default -> page(servers.base(task == Task.HTTPS, 0));
        };
    }

    /** As lines of JSON, which is what curl and jq make of it as well. */
    private static List<String> page(String base) {
        String count = String.valueOf(Task.COLLECTIONS);
        return List.of("--base-url", base, "--account", count, "--limit", count, "-o", "ndjson");
    }

    @SafeVarargs
    private static List<String> words(List<String>... parts) {
        List<String> words = new ArrayList<>();
        for (List<String> part : parts) {
            words.addAll(part);
        }
        return words;
    }
}
