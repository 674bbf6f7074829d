package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.FixedTerminal;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of help that were laid out beforehand are what the parser's library makes of the options that there are.
 *
 * <p>{@code mvn test -Dhelp=write -Dtest=HelpPageTest} writes them anew.
 */
class HelpPageTest {
    private static final Path PAGES = Path.of("src/main/resources/io/lcollections/cli/help");
    private static final int WIDTH = 80;

    private final Environment host = new Environment(
            Map.of(),
            name -> null,
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            FixedTerminal.NONE,
            () -> ZoneOffset.UTC,
            new VirtualTime().ofHost(),
            work -> {});
    private final HelpPrinter printer = new Commands(host, new Console(host.stderr())).help();

    static Iterable<String> commands() {
        List<String> commands = new ArrayList<>(Commands.names());
        commands.add(0, "");
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isWhatTheOptionsSay(String command) throws IOException {
        String coloured = printer.render(command, true, WIDTH);
        Path page = PAGES.resolve((command.isEmpty() ? "lcollections" : command) + ".txt");
        if ("write".equals(System.getProperty("help"))) {
            Files.createDirectories(PAGES);
            Files.writeString(page, coloured);
        }
        assertEquals(coloured, Files.readString(page), "mvn test -Dhelp=write -Dtest=HelpPageTest writes it anew");
        assertEquals(printer.render(command, false, WIDTH), HelpPage.plain(coloured));
    }
}
