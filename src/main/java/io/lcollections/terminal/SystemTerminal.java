package io.lcollections.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.CLibrary.WinSize;

/**
 * The terminal that the process was started on. jansi has to unpack a native library first, which is slow, so it is used only
 * for what the launcher has not already found out with {@code test -t} and {@code stty}.
 */
public final class SystemTerminal implements Terminal {
    private static final int DEFAULT_WIDTH = 80;
    private static final int MAX_WIDTH = 10_000;
    private final Map<String, String> env;
    private final String launcherTerminals;
    private final String launcherColumns;
    private String sttySettings; // the output of stty -g before echo was disabled; null while it is not disabled
    /** The launcher gives the file descriptors that are terminals ({@code 12}), and the columns; {@code null} if unknown. */
    public SystemTerminal(Map<String, String> env, String launcherTerminals, String launcherColumns) {
        this.env = env;
        this.launcherTerminals = launcherTerminals;
        this.launcherColumns = launcherColumns;
    }

    @Override
    public boolean isTerminal(int stream) {
        if (launcherTerminals != null) {
            return launcherTerminals.indexOf('0' + stream) >= 0;
        }
        try {
            return CLibrary.isatty(stream) == 1;
        } catch (LinkageError | RuntimeException noLibrary) {
            // No library for this platform, or no directory to unpack it to: plain output is right everywhere.
            return false;
        }
    }

    @Override
    public boolean isStdoutPipe() {
        try {
            // File types of POSIX: S_IFMT, S_IFIFO, S_IFSOCK.
            int type = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & 0170000;
            return type == 0010000 || type == 0140000;
        } catch (IOException | RuntimeException notUnix) {
            return false;
        }
    }

    @Override
    public int width(int stream) {
        String columns = env.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        int width;
        try {
            if (stream == STDOUT && launcherColumns != null && launcherColumns.matches("\\d{1,5}")) {
                width = Integer.parseInt(launcherColumns);
            } else {
                WinSize size = new WinSize();
                width = CLibrary.ioctl(stream, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0;
            }
        } catch (LinkageError | RuntimeException noLibrary) {
            return DEFAULT_WIDTH;
        }
        return width > 0 ? Math.min(width, MAX_WIDTH) : DEFAULT_WIDTH;
    }

    /** Uses {@code stty}: jansi's own functions for terminal settings lose part of them. */
    @Override
    public synchronized boolean disableEcho(Runnable resumed) {
        sttySettings = stty("-g");
        // The shell that continues a stopped process enables the echo.
        onContinue(() -> {
            if (disableEcho()) {
                resumed.run();
            }
        });
        return disableEcho();
    }

    private synchronized boolean disableEcho() {
        return sttySettings != null && stty("-echo") != null;
    }

    /** By reflection, because the compiler warns of {@code sun.misc.Signal}, the only interface to signals there is. */
    private static void onContinue(Runnable work) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object runsWork = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        work.run();
                        return null;
                    });
            Object signalToContinue = signal.getConstructor(String.class).newInstance("CONT");
            signal.getMethod("handle", signal, handler).invoke(null, signalToContinue, runsWork);
        } catch (ReflectiveOperationException noSuchSignal) {
            // On Windows, where nothing stops a process in this way.
        }
    }

    /** If an interrupt kills {@code stty} as well, the settings stay saved and the next call tries again. */
    @Override
    public synchronized void restoreEcho() {
        if (sttySettings != null && stty(sttySettings) != null) {
            sttySettings = null;
        }
    }

    private static String stty(String argument) {
        try {
            Process process = new ProcessBuilder("stty", argument)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.strip() : null;
        } catch (IOException noStty) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
