package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that change the configuration at the same time. */
class ConfigTogetherTest {
    private static final int PROCESSES = 3;
    private static final int CHANGES = 30;

    @TempDir
    private Path folder;

    /** One of them. */
    static final class Changer {
        private Changer() {}

        /** Takes the file, and a letter that makes its settings its own. */
        public static void main(String[] args) {
            ConfigFile file = new ConfigFile(Path.of(args[0]), "--config", key -> {});
            for (int i = 0; i < CHANGES; i++) {
                file.set(List.of(args[1] + i), "1", false);
                file.set(List.of(args[1] + "-gone"), "1", false);
                file.unset(List.of(args[1] + "-gone"));
            }
        }
    }

    @Test
    void noChangeIsLost() throws Exception {
        Path file = folder.resolve("new/config.toml");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Process> running = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < PROCESSES; i++) {
            String letter = "" + (char) ('a' + i);
            String path = System.getProperty("java.class.path");
            running.add(new ProcessBuilder(java, "-cp", path, Changer.class.getName(), file.toString(), letter)
                    .inheritIO()
                    .start());
            for (int j = 0; j < CHANGES; j++) {
                expected.add(letter + j);
            }
        }
        for (Process each : running) {
            assertEquals(0, each.waitFor());
        }
        ConfigFile after = new ConfigFile(file, "--config", key -> {});
        Set<String> names = after.read().orElseThrow().values().keySet().stream()
                .map(key -> key.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, names);
        try (var left = Files.list(file.getParent())) {
            assertEquals(
                    Set.of("config.toml", "config.toml.lock"),
                    left.map(each -> each.getFileName().toString()).collect(Collectors.toSet()));
        }
    }
}
