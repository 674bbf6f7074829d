package io.lcollections.cli;

import io.lcollections.api.Secret;
import java.util.ArrayList;
import java.util.List;

/** Removes secrets from text that is shown. */
public final class Redactor {
    private final List<Secret> secrets = new ArrayList<>();

    /** From now on this secret is removed; a short one is ignored, because it would match ordinary words. */
    public synchronized void add(Secret secret) {
        if (secret.isDistinctive()) {
            secrets.add(secret);
        }
    }

    public synchronized String redact(String text) {
        String shown = text;
        for (Secret secret : secrets) {
            shown = secret.redact(shown);
        }
        return shown;
    }

    /**
     * Also removes what identifies a person, for text that is published.
     *
     * @param homes home folders, shown as {@code ~}
     * @param addresses of accounts
     */
    public String anonymize(String text, List<String> homes, List<String> addresses) {
        String shown = redact(text);
        for (String home : homes) {
            shown = withoutHome(shown, home);
        }
        for (String address : addresses) {
            shown = shown.replace(address, "0x…");
        }
        return shown;
    }

    /** {@code /home/anna} is not a prefix of {@code /home/annabel}. */
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
