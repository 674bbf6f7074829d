package io.lcollections.cli;

import io.lcollections.api.ApiKey;
import io.lcollections.api.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes secrets from text that is shown. */
public final class Redactor {
    private static final String SEPARATORS = "[\\s=,:;&?'\"`<>()\\[\\]{}]+";

    /** User and password of a URL: what they are with a host after them, and the password without one. */
    private static final Pattern LOGIN =
            Pattern.compile("(?:://|^|=)([^\\s:/@=]*:(?!//)(\\S+))@|://[^\\s:/@\\[]+:(?!\\d{1,5}(?:/|$))(\\S+)");

    private static final Pattern NAMED_SECRET =
            Pattern.compile("(?i)(?:key|token|secret|passw(?:or)?d)[\"']?\\s*[=:]\\s*[\"']?([^\\s\"',;]+)");
    private static final int MIN_SUSPICIOUS = 8;

    private final List<Secret> secrets = new ArrayList<>();

    /** From now on this secret is removed; a short word is ignored, because it would match ordinary words. */
    public synchronized void add(Secret secret) {
        if (secret.isDistinctive() || secret.reveal().indexOf(':') > 0) {
            secrets.add(secret);
        }
    }

    /**
     * From now on, whatever in this text has the form of a key, or stands where a secret may be, is removed.
     *
     * @param text an argument or the value of a variable, in which a secret may have been pasted by mistake
     */
    public void addSuspicious(String text) {
        if (text.length() < MIN_SUSPICIOUS) {
            return;
        }
        for (String piece : text.split(SEPARATORS)) {
            if (ApiKey.looksLikeOne(piece)) {
                add(new Secret(piece));
            }
        }
        if (text.indexOf(':') >= 0 || text.indexOf('=') >= 0) {
            addGroups(LOGIN.matcher(text));
            addGroups(NAMED_SECRET.matcher(text));
        }
    }

    private void addGroups(Matcher found) {
        while (found.find()) {
            for (int i = 1; i <= found.groupCount(); i++) {
                String secret = found.group(i);
                if (secret != null) {
                    add(new Secret(secret));
                    add(new Secret(decoded(secret)));
                }
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    public synchronized String redact(String text) {
        String shown = text;
        // Whole secrets first: one may have parts of another, of which the rest would be left.
        for (Secret secret : secrets) {
            if (secret.isDistinctive()) {
                shown = shown.replace(secret.reveal(), secret.toString());
            }
        }
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
            // /home/anna is not a prefix of /home/annabel.
            shown = shown.replaceAll(Pattern.quote(home) + "(?![\\p{L}\\p{Nd}])", "~");
        }
        for (String address : addresses) {
            shown = shown.replace(address, "0x…");
        }
        return shown;
    }
}
