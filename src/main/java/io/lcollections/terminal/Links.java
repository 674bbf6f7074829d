package io.lcollections.terminal;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that opens an address where the terminal knows how: OSC 8.
 *
 * <p>A terminal cannot be asked, so it is known by what it says of itself. Where that is in doubt there are no links:
 * most terminals pass over them, but some print them.
 */
public final class Links {
    private static final String OPEN = "\u001b]8;;";
    private static final String END = "\u001b\\";

    /** The first release of VTE, in its own count, that shows them and does not crash over them. */
    private static final String VTE = "5001";

    private static final Set<String> KINDS = Set.of(
            "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm", "rio", "domterm");

    /** The first versions of programs that call themselves by name; 0.0 where all have it. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "iTerm.app", "3.1", "WezTerm", "0.0", "vscode", "1.72", "ghostty", "0.0", "rio", "0.0", "tmux", "3.4");

    /** What a version begins with; of nightly builds that is a date, or nothing of the kind. */
    private static final Pattern VERSION = Pattern.compile("(\\d{1,8})(?:\\.(\\d{1,8}))?.*");

    private final boolean isOn;

    private Links(boolean isOn) {
        this.isOn = isOn;
    }

    /** No links at all. */
    public static Links none() {
        return new Links(false);
    }

    /**
     * Links if the terminal shows them.
     *
     * @param isTerminal whether there is one
     */
    public static Links of(boolean isTerminal, Map<String, String> env) {
        String force = env.getOrDefault("FORCE_HYPERLINK", "");
        return new Links(force.isEmpty() ? isTerminal && areKnownTo(env) : !force.equals("0"));
    }

    private static boolean areKnownTo(Map<String, String> env) {
        String kind = env.getOrDefault("TERM", "");
        boolean isWithin = env.containsKey("TMUX") || kind.startsWith("tmux") || kind.startsWith("screen");
        String program = env.getOrDefault("TERM_PROGRAM", "");
        boolean isProgram = PROGRAMS.containsKey(program)
                && version(env.getOrDefault("TERM_PROGRAM_VERSION", "")) >= version(PROGRAMS.get(program));
        if (isWithin || kind.equals("dumb") || kind.isEmpty()) {
            // What a multiplexer does not pass on is lost, whatever the terminal around it can do.
            return isWithin && program.equals("tmux") && isProgram;
        }
        return isProgram
                || KINDS.contains(kind)
                || !env.getOrDefault("WT_SESSION", "").isEmpty()
                || version(env.getOrDefault("VTE_VERSION", "")) >= version(VTE);
    }

    /** A number that grows with the version, {@code 3.4a} as {@code 3.4}; what is none is taken for the first. */
    private static long version(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            return 0;
        }
        String minor = version.group(2);
        return Long.parseLong(version.group(1)) * 100_000_000 + (minor == null ? 0 : Long.parseLong(minor));
    }

    /** Whether there are any. */
    public boolean areOn() {
        return isOn;
    }

    /**
     * The text, as a link.
     *
     * @param url an address of printable ASCII; with any other character in it the text is no link
     */
    public String link(String url, String text) {
        boolean isSafe = url.chars().allMatch(character -> character > ' ' && character <= '~');
        return isOn && isSafe ? OPEN + url + END + text + OPEN + END : text;
    }
}
