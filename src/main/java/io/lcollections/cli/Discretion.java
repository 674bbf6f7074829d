package io.lcollections.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes a text fit to be shown to strangers: without secrets, and without the name of who is at home here. */
final class Discretion {
    private final Console console;
    private final List<String> homes;
    private final List<String> addresses;

    /**
     * @param addresses of accounts
     */
    Discretion(Environment environment, Console console, List<String> addresses) {
        this.console = console;
        this.homes = Stream.of(
                        environment.env().get("HOME"), environment.properties().apply("user.home"))
                .filter(Objects::nonNull)
                .map(home -> home.replaceAll("[/\\\\]+$", ""))
                .filter(home -> home.length() > 1)
                .toList();
        this.addresses = addresses;
    }

    String shown(String text) {
        String shown = console.redact(text);
        for (String home : homes) {
            shown = withoutHome(shown, home);
        }
        for (String address : addresses) {
            shown = shown.replace(address, "0x…");
        }
        return shown;
    }

    /** {@code /home/anna} is not the beginning of {@code /home/annabel}. */
    private static String withoutHome(String text, String home) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int found = text.indexOf(home); found >= 0; found = text.indexOf(home, at)) {
            int end = found + home.length();
            boolean goesOn = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
            shown.append(text, at, found).append(goesOn ? home : "~");
            at = end;
        }
        return shown.append(text.substring(at)).toString();
    }
}
