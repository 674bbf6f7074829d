package io.lcollections.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program where a test puts it, with a cache of its own.
 *
 * @param lib the folder of the program
 * @param cache for {@code XDG_CACHE_HOME}
 */
record Installation(Path lib, Path cache) {
    private static final List<String> FILES = List.of("lcollections", "make-archive", "lcollections.jar");

    /** Copies what the build made. */
    static Installation of(Path lib, Path cache) throws IOException {
        Files.createDirectories(lib);
        for (String file : FILES) {
            copy(Program.launcherFile().resolveSibling(file), lib.resolve(file));
        }
        Installation installation = new Installation(lib, cache);
        // Java 17 sets microseconds only; so tests can give it back the time that it has.
        Path jar = installation.jar();
        Files.setLastModifiedTime(jar, Files.getLastModifiedTime(jar));
        return installation;
    }

    /** With its time and its rights, and by another process, as {@link Background#script} says. */
    static Path copy(Path from, Path to) throws IOException {
        Program.of("cp", "-p", from.toString(), to.toString()).run().expectCode(0);
        return to;
    }

    Path launcher() {
        return lib.resolve("lcollections");
    }

    Path jar() {
        return lib.resolve("lcollections.jar");
    }

    Program program(Path jdk, String... args) {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(args));
        return with(jdk, Program.of(command.toArray(String[]::new)));
    }

    /** A script of bash; {@code $0} is the launcher. */
    Program shell(Path jdk, String script) {
        return with(jdk, Program.of("bash", "-c", script, launcher().toString()));
    }

    private Program with(Path jdk, Program program) {
        program.env("LOOPRING_API_KEY", "sandbox").env("XDG_CACHE_HOME", cache);
        return program.env("JAVA_HOME", jdk).without("LCOLLECTIONS_ARCHIVE");
    }

    /** Where its archives are, in the cache. */
    Path archives(Path jdk) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(path -> path.toString().endsWith(jdk + lib.toString()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no archives of " + jdk + " in " + cache));
        }
    }

    /** Puts a file in the place of an archive, as old as an archive of this jar must be. */
    void replace(Path archive, byte[] content) throws IOException {
        Files.write(archive, content);
        Files.setLastModifiedTime(archive, Files.getLastModifiedTime(jar()));
    }

    /** The same folder with another name, and the same archives where its own would be. */
    Installation renamed(Path place, Path otherCache, Path jdk) throws IOException {
        Path archives = archives(jdk);
        String ofPlace = cache.relativize(archives).toString();
        String build = ofPlace.substring(0, ofPlace.length() - lib.toString().length());
        Path target = Files.createDirectories(otherCache.resolve(build + place));
        for (String name : archives.toFile().list()) {
            Files.createLink(target.resolve(name), archives.resolve(name));
        }
        Files.move(lib, place);
        return new Installation(place, otherCache);
    }
}
