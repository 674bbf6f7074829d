package io.lcollections.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What can be said of the packages when they are there: the Java in them, and their sums. */
final class Finish {
    private static final String COMPONENTS = "\n  \"components\" : [\n";

    private Finish() {}

    /**
     * @param args the directory {@code target}, the version, and the platform of the packages
     */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path target = Path.of(args[0]);
        Path dist = target.resolve("dist");
        String name = "lcollections-" + args[1];
        Path list = dist.resolve(name + "-" + args[2] + ".cdx.json");
        if (!Files.exists(list)) {
            System.err.println("the list of components is missing: Maven makes it only without -o (offline)");
            System.exit(1);
        }
        nameTheRuntime(list);
        Path jar = target.resolve("lcollections.jar");
        Files.copy(jar, dist.resolve(name + ".jar"));
        Files.copy(jar, dist.resolve(name + "-" + args[2] + "/lcollections.jar"));
        writeSums(dist);
    }

    /** The list of components knows what Maven knows; who asks it for weaknesses wants the Java as well. */
    private static void nameTheRuntime(Path file) throws IOException {
        String list = Files.readString(file);
        int place = list.indexOf(COMPONENTS);
        if (place < 0) {
            throw new IllegalStateException("no list of components in " + file);
        }
        place += COMPONENTS.length();
        String version = System.getProperty("java.runtime.version");
        String component = """
                    {
                      "type" : "platform",
                      "bom-ref" : "runtime",
                      "publisher" : "%s",
                      "name" : "OpenJDK",
                      "version" : "%s",
                      "description" : "The Java in the folder runtime, made with jlink",
                      "scope" : "required",
                      "licenses" : [
                        {
                          "expression" : "GPL-2.0-only WITH Classpath-exception-2.0"
                        }
                      ],
                      "purl" : "pkg:generic/openjdk@%s"
                    },
                """.formatted(System.getProperty("java.vendor"), version, version.replace("+", "%2B"));
        Files.writeString(file, list.substring(0, place) + component + list.substring(place));
    }

    /** As {@code sha256sum -c} reads them. */
    private static void writeSums(Path directory) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String sum = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
                lines.add(sum + "  " + file.getFileName());
            }
        }
        Files.write(directory.resolve("SHA256SUMS"), lines);
    }
}
