package io.lcollections.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script that has places, <code>{{name}}</code>, for what follows from the model. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("(?m)(^ *)?\\{\\{(\\w+)}}");
    private static final int WIDTH = 96;

    private String text;

    Template(String file) {
        try (InputStream in = Template.class.getResourceAsStream("/completions/" + file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lines that are indented as their place is; within a line, there must be one. */
    Template with(String name, List<String> lines) {
        Matcher places = PLACE.matcher(text);
        text = places.replaceAll(place -> place.group(2).equals(name)
                ? Matcher.quoteReplacement(indented(place.group(1), lines))
                : Matcher.quoteReplacement(place.group()));
        return this;
    }

    private static String indented(String indent, List<String> lines) {
        String margin = indent == null ? "" : indent;
        List<String> all = new ArrayList<>();
        lines.forEach(line -> all.add(line.isEmpty() ? line : margin + line));
        return String.join("\n", all);
    }

    @Override
    public String toString() {
        return text;
    }

    static List<String> wrapped(List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() > 0 && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
