package io.lcollections.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.CLibrary.WinSize;

/**
 * The terminal that the process was started on.
 *
 * <p>jansi answers through a native library, which it has to unpack first. So whatever the launcher has found out
 * already, with a test of the shell that costs nothing and with {@code stty}, which costs a tenth, is taken from there,
 * and the library is loaded only where the launcher could not find it out.
 */
public final class SystemTerminal implements Terminal {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    /** The bits of a file's mode that say what it is; POSIX, {@code sys/stat.h}. */
    private static final int FILE_TYPE = 0170000;

    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;
    private static final int USUAL_WIDTH = 80;
    private static final int MOST_COLUMNS = 10_000;

    private final Map<String, String> env;
    private final String launcherSays;
    private final String launcherColumns;

    /**
     * @param env the environment
     * @param launcherSays the numbers of the streams that are terminals, such as {@code 12}; {@code null} where the
     *     program was not started by its launcher
     * @param launcherColumns the columns of the terminal behind standard output, 0 where it does not say; anything else
     *     where the launcher does not know
     */
    public SystemTerminal(Map<String, String> env, String launcherSays, String launcherColumns) {
        this.env = env;
        this.launcherSays = launcherSays;
        this.launcherColumns = launcherColumns;
    }

    @Override
    public boolean isStdoutTerminal() {
        return isTerminal(STDOUT);
    }

    @Override
    public boolean isStderrTerminal() {
        return isTerminal(STDERR);
    }

    @Override
    public boolean isStdinTerminal() {
        return isTerminal(STDIN);
    }

    @Override
    public Typing typing() {
        return new SystemTyping();
    }

    private boolean isTerminal(int stream) {
        if (launcherSays != null) {
            return launcherSays.indexOf('0' + stream) >= 0;
        }
        try {
            return CLibrary.isatty(stream) == 1;
        } catch (LinkageError | RuntimeException noLibrary) {
            // No library for this platform, or nowhere to unpack it: output as for a pipe is right everywhere.
            return false;
        }
    }

    @Override
    public boolean isStdoutPipe() {
        try {
            int type = (int) Files.getAttribute(Path.of("/dev/fd/" + STDOUT), "unix:mode") & FILE_TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException | RuntimeException notUnix) {
            return false;
        }
    }

    @Override
    public int width() {
        OptionalInt told = told();
        if (told.isPresent()) {
            return told.getAsInt();
        }
        if (launcherColumns != null && launcherColumns.matches("\\d{1,5}")) {
            return usable(Integer.parseInt(launcherColumns));
        }
        return asked(STDOUT);
    }

    @Override
    public int stderrWidth() {
        OptionalInt told = told();
        return told.isPresent() ? told.getAsInt() : asked(STDERR);
    }

    /** What the user wants it to be. */
    private OptionalInt told() {
        String columns = env.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? OptionalInt.of(Integer.parseInt(columns)) : OptionalInt.empty();
    }

    private static int asked(int stream) {
        try {
            WinSize size = new WinSize();
            return usable(CLibrary.ioctl(stream, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0);
        } catch (LinkageError | RuntimeException noLibrary) {
            return USUAL_WIDTH;
        }
    }

    private static int usable(int columns) {
        return columns > 0 ? Math.min(columns, MOST_COLUMNS) : USUAL_WIDTH;
    }
}
