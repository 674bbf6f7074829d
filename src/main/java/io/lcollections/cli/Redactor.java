package io.lcollections.cli;

import io.lcollections.api.ApiKey;
import io.lcollections.api.Secret;
import io.lcollections.settings.KeySource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** From now on, what may be a secret in arguments and variables is removed, whether it is used or not. */
    public void addSuspicious(List<String> args, Map<String, String> env) {
        for (String arg : args) {
            addSuspicious(arg);
        }
        for (Map.Entry<String, String> variable : env.entrySet()) {
            String name = variable.getKey();
            if (KeySource.KEY_NAMES.matcher(name).matches()) {
                for (String line : variable.getValue().split("\\R")) {
                    add(new Secret(line.strip()));
                }
            }
            String upperCase = name.toUpperCase(Locale.ROOT);
            if (upperCase.endsWith("_PROXY") || upperCase.startsWith("LCOLLECTIONS_")) {
                addSuspicious(variable.getValue());
            }
        }
    }

    /** Whatever has the form of a key, or stands where a secret may be, because it was pasted by mistake. */
    private void addSuspicious(String text) {
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
}
