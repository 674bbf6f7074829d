package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The making of archives has nothing to do any more with the start that it comes from. */
class ArchiveDetachedIT extends ArchiveCase {
    private static final String TALK = "WRITER";

    /** Presses Ctrl-C behind the program, and tells its own number when that has come. */
    private static final String PANE = """
            "$@"
            read -r word < "$PANE/word"
            trap '' INT
            tmux send-keys C-c Enter
            read -r line
            echo "$$" 1<> "$PANE/told"
            read -r word < "$PANE/word"
            """;

    /** That would be the JVM by then, which never asks what became of it. */
    @Test
    void theMakingIsNoChildOfTheProgram() throws IOException {
        try (Talk printer = new Talk(directory.resolve("printer"))) {
            jdk = FakeJdk.of(directory.resolve("slow"), "17.0.1", "PRINTED", Talk.asking("printed", "PRINTER"));
            Program start = background.of(query().env("PRINTER", printer.directory()));
            try (Running running = start.start()) {
                printer.expect("printed");
                assertEquals(0, background.make());
                String children = "/proc/" + running.pid() + "/task/" + running.pid() + "/children";
                assertEquals("", Files.readString(Path.of(children)));
                printer.say("go");
                running.outcome().expectCode(0);
            }
        }
    }

    @Test
    void neitherCtrlCNorTheEndOfTheTerminalEndsTheMaking() throws IOException {
        assumeTrue(Tmux.isInstalled(), "there is no tmux here");
        jdk = FakeJdk.of(directory.resolve("slow"), "17.0.1", "WRITING", Talk.asking("writing", TALK));
        try (Talk writer = new Talk(directory.resolve("writer"));
                Talk pane = new Talk(directory.resolve("pane"))) {
            List<String> tmux = List.of("tmux", "-S", directory.resolve("tmux").toString(), "-f", "/dev/null");
            List<String> command = new ArrayList<>(tmux);
            command.addAll(List.of("new-session", "-d", "env", "PANE=" + pane.directory(), "sh", "-c", PANE, "sh"));
            command.addAll(
                    background.of(query().env(TALK, writer.directory())).alone().command());
            Program.of(command.toArray(String[]::new)).run().expectCode(0);
            background.go();
            writer.expect("writing");
            pane.say("go");
            ProcessHandle shell = ProcessHandle.of(Long.parseLong(pane.line())).orElseThrow();
            command = new ArrayList<>(tmux);
            command.add("kill-server");
            Program.of(command.toArray(String[]::new)).run().expectCode(0);
            shell.onExit().join();
            writer.say("go");
            writer.expect("writing");
            writer.say("go");
            assertEquals(0, background.awaitEnd());
        }
        assertTrue(FakeJdk.isWhole(program.archives(jdk.home()).resolve("queries.jsa")));
    }
}
