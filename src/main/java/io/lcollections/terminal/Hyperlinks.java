package io.lcollections.terminal;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hyperlinks in terminal output (OSC 8).
 *
 * <p>A terminal cannot be asked whether it supports them, so it is recognized by its environment variables. In doubt
 * there are no links: most terminals ignore the sequences, but some print them.
 */
public record Hyperlinks(boolean enabled) {
    private static final String OPEN = "\u001b]8;;";
    private static final String END = "\u001b\\";
    /** The first release of VTE (0.50.1) that supports links and does not crash on them. */
    private static final String MIN_VTE = "5001";

    private static final Set<String> TERMS = Set.of(
            "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm", "rio", "domterm");

    /** By {@code TERM_PROGRAM}, the first version that supports links; 0.0 if all do. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "iTerm.app", "3.1", "WezTerm", "0.0", "vscode", "1.72", "ghostty", "0.0", "rio", "0.0", "tmux", "3.4");

    /** The beginning of a version; nightly builds have a date, or no number at all. */
    private static final Pattern VERSION = Pattern.compile("(\\d{1,8})(?:\\.(\\d{1,8}))?.*");

    /** Enabled if the terminal is known to support links, unless {@code FORCE_HYPERLINK} overrides it. */
    public static Hyperlinks detect(boolean isTerminal, Map<String, String> env) {
        String force = env.getOrDefault("FORCE_HYPERLINK", "");
        return new Hyperlinks(force.isEmpty() ? isTerminal && isSupported(env) : !force.equals("0"));
    }

    private static boolean isSupported(Map<String, String> env) {
        String term = env.getOrDefault("TERM", "");
        String program = env.getOrDefault("TERM_PROGRAM", "");
        boolean isKnownProgram = PROGRAMS.containsKey(program)
                && version(env.getOrDefault("TERM_PROGRAM_VERSION", "")) >= version(PROGRAMS.get(program));
        if (env.containsKey("TMUX") || term.startsWith("tmux") || term.startsWith("screen")) {
            // A multiplexer drops what it does not know, whatever the terminal around it supports.
            return program.equals("tmux") && isKnownProgram;
        }
        boolean isKnown = isKnownProgram
                || TERMS.contains(term)
                || !env.getOrDefault("WT_SESSION", "").isEmpty()
                || version(env.getOrDefault("VTE_VERSION", "")) >= version(MIN_VTE);
        return isKnown && Screen.supportsCursor(env);
    }

    /** A number that orders versions by major and minor; 0 if the text is no version. */
    private static long version(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            return 0;
        }
        String minor = version.group(2);
        return Long.parseLong(version.group(1)) * 100_000_000 + (minor == null ? 0 : Long.parseLong(minor));
    }

    /** The text as a link; without a link if the URL has characters other than visible ASCII. */
    public String link(String url, String text) {
        boolean isSafe = url.chars().allMatch(character -> character > ' ' && character <= '~');
        return enabled && isSafe ? OPEN + url + END + text + OPEN + END : text;
    }
}
