package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The making of archives that a start has begun: a {@code nice} of the test's own holds it back until it is told to go on,
 * and tells when it has ended.
 */
final class Background implements AutoCloseable {
    /** The variable that says where to; {@link FakeJdk} finds by it what runs. */
    private static final String TALK = "BACKGROUND";

    private static final String NICE = "#!/bin/sh\nshift 2\n"
            + Talk.asking("asked", TALK)
            + "\n[ \"$word\" = go ] && \"$@\"\n"
            // Behind that word, nothing is left that could be taken for the making.
            + "\nBACKGROUND= exec sh -c 'echo \"ended $0\" 1<> \"$1/told\"' $? \"$BACKGROUND\"\n";

    private final Talk talk;
    private final Path bin;
    private boolean isAsked;

    /**
     * @param directory for files that it needs; made
     */
    Background(Path directory) throws IOException {
        talk = new Talk(directory);
        bin = Files.createDirectory(directory.resolve("bin"));
        script(bin.resolve("nice"), NICE);
    }

    /**
     * Makes a program that anybody can run. Another process writes it: what this one had open for writing, a child that
     * another test starts at that moment would have too, and nobody can run what is open for writing (ETXTBSY).
     */
    static Path script(Path file, String text) throws IOException {
        Program.of("sh", "-c", "printf %s \"$1\" > \"$0\" && chmod 755 \"$0\"", file.toString(), text)
                .run()
                .expectCode(0);
        return file;
    }

    /** Has a start come here. */
    Program of(Program program) {
        return of(program, System.getenv("PATH"));
    }

    /**
     * Has a start come here.
     *
     * @param path where it finds other programs than those of {@link #bin}
     */
    Program of(Program program, String path) {
        return program.env("PATH", bin + ":" + path).env(TALK, talk.directory());
    }

    /** The folder of programs that come before others. */
    Path bin() {
        return bin;
    }

    /** Returns when a start has asked for archives. */
    void expectAsked() {
        if (!isAsked) {
            talk.expect("asked");
            isAsked = true;
        }
    }

    /** Lets it begin. */
    void go() throws IOException {
        expectAsked();
        isAsked = false;
        talk.say("go");
    }

    /** Returns its exit code, when it has ended. */
    int awaitEnd() {
        String end = talk.line();
        assertTrue(end.startsWith("ended "), end);
        return Integer.parseInt(end.substring(6));
    }

    /** All of it. */
    int make() throws IOException {
        go();
        return awaitEnd();
    }

    /** One that still waits makes nothing, and is gone then. */
    @Override
    public void close() throws IOException {
        talk.say("no");
        if (isAsked) {
            awaitEnd();
        }
        talk.close();
    }
}
