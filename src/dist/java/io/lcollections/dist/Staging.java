package io.lcollections.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lays out what goes into the packages beside the jar, each file with the mode that it has there, whatever the umask is. */
final class Staging {
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> DATA = PosixFilePermissions.fromString("rw-r--r--");

    private final Path base;
    private final Path target;

    private Staging(Path base) {
        this.base = base;
        target = base.resolve("target");
    }

    /**
     * @param args the directory of the sources, the version, the time of the build, and a list of trusted certificates, which may
     *     be empty
     */
    public static void main(String[] args) throws IOException {
        try {
            new Staging(Path.of(args[0])).run(args[1], ZonedDateTime.parse(args[2]), args[3]);
        } catch (IllegalStateException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private void run(String version, ZonedDateTime date, String trusted) throws IOException {
        Path parts = target.resolve("dist-parts");
        Path folder = target.resolve("dist/lcollections-" + version + "-" + platform());
        Files.createDirectories(folder);
        RuntimeImage.make(folder.resolve("runtime"), trusted);
        for (String file : List.of("target/lcollections", "target/make-archive")) {
            copy(base.resolve(file), folder);
        }
        for (String file : List.of("README.md", "LICENSE", "CHANGELOG.md", "completions", "docs", "man")) {
            copy(base.resolve(file), folder);
        }
        Path deb = Files.createDirectories(parts.resolve("deb"));
        Debian.lay(base, deb, version, date);
        setModes(folder);
        setModes(deb);
        Optional<String> depends = Debian.dependencies(folder.resolve("runtime"));
        Files.write(
                parts.resolve("dist.properties"),
                List.of(
                        "dist.platform=" + platform(),
                        "dist.deb.arch=" + debianArchitecture(),
                        "dist.deb.depends=" + depends.orElse(""),
                        "dist.deb.skip=" + depends.isEmpty()));
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        return (os.startsWith("mac") ? "macos" : os.replaceAll("[^a-z0-9].*", "")) + "-"
                + switch (arch) {
                    case "amd64", "x86_64" -> "x64";
                    case "aarch64" -> "arm64";
                    default -> arch;
                };
    }

    private static String debianArchitecture() {
        String arch = System.getProperty("os.arch");
        return switch (arch) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "ppc64le" -> "ppc64el";
            default -> arch;
        };
    }

    private static void copy(Path source, Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.toList()) {
                Files.copy(
                        file,
                        directory.resolve(source.getParent().relativize(file).toString()));
            }
        }
    }

    private static void setModes(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                boolean program = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        || Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(file, program ? PROGRAM : DATA);
            }
        }
    }
}
