package io.lcollections.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.CLibrary.WinSize;

/**
 * The terminal that the process was started on.
 *
 * <p>jansi answers through a native library, which it has to unpack first. So whatever the launcher has found out
 * already, with a test of the shell that costs nothing, is taken from there, and the library is loaded only to ask for
 * the width.
 */
public final class SystemTerminal implements Terminal {
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

    /**
     * @param env the environment
     * @param launcherSays the numbers of the streams that are terminals, such as {@code 12}; {@code null} where the
     *     program was not started by its launcher
     */
    public SystemTerminal(Map<String, String> env, String launcherSays) {
        this.env = env;
        this.launcherSays = launcherSays;
    }

    @Override
    public boolean isStdoutTerminal() {
        return isTerminal(STDOUT);
    }

    @Override
    public boolean isStderrTerminal() {
        return isTerminal(STDERR);
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
        return columns(STDOUT);
    }

    @Override
    public int stderrWidth() {
        return columns(STDERR);
    }

    private int columns(int stream) {
        String columns = env.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        try {
            WinSize size = new WinSize();
            boolean known = CLibrary.ioctl(stream, CLibrary.TIOCGWINSZ, size) == 0 && size.ws_col > 0;
            return known ? Math.min(size.ws_col, MOST_COLUMNS) : USUAL_WIDTH;
        } catch (LinkageError | RuntimeException noLibrary) {
            return USUAL_WIDTH;
        }
    }
}
