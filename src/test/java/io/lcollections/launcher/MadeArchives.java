package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A program that every JDK has made archives for, by its first start. That takes seconds of a processor, so it is done
 * once for all tests that want them: as the parameter of their constructor, and with a {@code ResourceLock} of this name,
 * because they leave everything as it was but change it meanwhile.
 */
final class MadeArchives implements AutoCloseable {
    static final String LOCK = "made archives";

    /** Ends when nothing holds any of the descriptors that a program may inherit and close again. */
    private static final String PIPED = "\"$0\" --version 2>&1 3>&1 4>&1 5>&1 6>&1 7>&1 8>&1 9>&1 10>&1 200>&1 | cat";

    private static final Path SAVED =
            Path.of("src/test/resources/saved/page.json").toAbsolutePath();

    private final Path directory = Files.createTempDirectory("archives");
    private final Map<Path, Outcome> firsts = new LinkedHashMap<>();
    private final Installation program;
    private final AtomicInteger count = new AtomicInteger();

    private MadeArchives() throws IOException {
        // No blanks and the like in it: there, a JVM of 17 has archives of its own classes only.
        program = Installation.of(directory.resolve("it's*my+$HOME"), directory.resolve("my \"cache\"  ünï 目录"));
        List<Background> all = new ArrayList<>();
        for (Path jdk : Jdks.all()) {
            Background background = background();
            all.add(background);
            // It is over before anything is made.
            firsts.put(jdk, background.of(program.shell(jdk, PIPED)).run());
            background.go();
        }
        for (Background background : all) {
            assertEquals(0, background.awaitEnd());
            background.close();
        }
    }

    Installation program() {
        return program;
    }

    /** What the first start of {@code --version} printed on each JDK, on both streams. */
    Map<Path, Outcome> firsts() {
        return firsts;
    }

    Set<Path> jdks() {
        return firsts.keySet();
    }

    /** A file or a folder that is not there yet. */
    Path fresh() {
        return directory.resolve("fresh" + count.incrementAndGet());
    }

    Background background() throws IOException {
        return new Background(fresh());
    }

    /** What prints the most that an archive of this name is for. */
    static String[] args(String archive) {
        return archive.startsWith("words") ? new String[] {"--version"} : new String[] {"--input", SAVED.toString()};
    }

    Outcome withoutArchives(Path jdk, String... args) throws IOException {
        return program.program(jdk, args)
                .env("LCOLLECTIONS_ARCHIVE", "off")
                .run()
                .expectCode(0);
    }

    Classes classes(Program start) throws IOException {
        return Classes.of(start, fresh());
    }

    /** Starts as without archives, and has new ones made; they are not. */
    Outcome expectAsking(Installation other, Path jdk, String... args) throws IOException {
        try (Background background = background()) {
            Classes classes = classes(background.of(other.program(jdk, args)));
            classes.expectNoArchive();
            background.expectAsked();
            return classes.outcome().expectCode(0);
        }
    }

    static void expectSame(Outcome expected, Outcome actual) {
        actual.expectCode(expected.code());
        assertArrayEquals(expected.out(), actual.out(), actual::toString);
        assertEquals(expected.err(), actual.err(), actual::toString);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Hands them to the constructors of tests. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MadeArchives.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(MadeArchives.class))
                    .computeIfAbsent(MadeArchives.class, key -> make(), MadeArchives.class);
        }

        private static MadeArchives make() {
            try {
                return new MadeArchives();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
