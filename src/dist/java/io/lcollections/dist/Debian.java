package io.lcollections.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What the package of Debian has besides the program itself. */
final class Debian {
    private static final String SHARE = "usr/share/";
    private static final String DOC = SHARE + "doc/lcollections/";

    /** Where a file of gzip says how well it is compressed, and what it says. */
    private static final int EXTRA_FLAGS = 8;

    private static final byte BEST = 2;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ROOT);

    private Debian() {}

    /**
     * @param base where the sources are
     * @param root the directory that stands for the root of the file system; empty
     */
    static void lay(Path base, Path root, String version, ZonedDateTime date) throws IOException {
        Path completions = base.resolve("completions");
        copy(completions.resolve("lcollections.bash"), root, SHARE + "bash-completion/completions/lcollections");
        copy(completions.resolve("_lcollections"), root, SHARE + "zsh/vendor-completions/_lcollections");
        copy(completions.resolve("lcollections.fish"), root, SHARE + "fish/vendor_completions.d/lcollections.fish");
        for (Path page : files(base.resolve("man"))) {
            compress(Files.readAllBytes(page), root, SHARE + "man/man1/" + page.getFileName() + ".gz");
        }
        copy(base.resolve("src/dist/deb/copyright"), root, DOC + "copyright");
        compress(Files.readAllBytes(base.resolve("CHANGELOG.md")), root, DOC + "CHANGELOG.md.gz");
        compress(Files.readAllBytes(base.resolve("README.md")), root, DOC + "README.md.gz");
        compress(changelog(version, date).getBytes(StandardCharsets.UTF_8), root, DOC + "changelog.gz");
    }

    /** In the form that Debian's own tools read. */
    private static String changelog(String version, ZonedDateTime date) {
        return """
                lcollections (%s) unstable; urgency=medium

                  * What changed is in CHANGELOG.md.gz, beside this file.

                 -- The authors of lcollections <maintainers@lcollections.invalid>  %s
                """.formatted(version, DATE.format(date));
    }

    /**
     * The packages that hold the libraries which a runtime asks for, as the field {@code Depends} has them.
     *
     * @return nothing where the runtime is none of Linux, or a library is in no package of Debian, as of Alpine's JDK
     */
    static Optional<String> dependencies(Path runtime) throws IOException {
        TreeSet<String> libraries = new TreeSet<>();
        TreeSet<String> own = new TreeSet<>();
        TreeSet<Integer> glibc = new TreeSet<>();
        for (Path file : files(runtime)) {
            own.add(file.getFileName().toString());
            Elf.read(file).ifPresent(elf -> {
                libraries.addAll(elf.libraries());
                glibc.addAll(elf.glibc());
            });
        }
        if (glibc.isEmpty()) {
            System.out.println("no .deb: this Java is not made for Debian");
            return Optional.empty();
        }
        libraries.removeAll(own);
        TreeSet<String> packages = new TreeSet<>();
        for (String library : libraries) {
            String name = packageOf(library);
            if (name.isEmpty()) {
                System.out.println("no .deb: no package of Debian is known to hold " + library);
                return Optional.empty();
            }
            // Who has that C library has a C++ library of the same age at least.
            packages.add(name.equals("libc6") ? "libc6 (>= 2." + glibc.last() + ")" : name);
        }
        return Optional.of(String.join(", ", packages));
    }

    private static String packageOf(String library) {
        return switch (library.replaceFirst("\\.so\\..*", "")) {
            case "libc", "libm", "libdl", "libpthread", "librt" -> "libc6";
            case "libz" -> "zlib1g";
            case "libstdc++" -> "libstdc++6";
            case "libgcc_s" -> "libgcc-s1";
            default -> library.startsWith("ld-linux") ? "libc6" : "";
        };
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path source, Path root, String place) throws IOException {
        Path copy = root.resolve(place);
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
    }

    /** As {@code gzip -9n} does, which Debian asks for. */
    private static void compress(byte[] bytes, Path root, String place) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestCompression(out)) {
            gzip.write(bytes);
        }
        byte[] compressed = out.toByteArray();
        compressed[EXTRA_FLAGS] = BEST;
        Path file = root.resolve(place);
        Files.createDirectories(file.getParent());
        Files.write(file, compressed);
    }

    private static final class BestCompression extends GZIPOutputStream {
        BestCompression(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
