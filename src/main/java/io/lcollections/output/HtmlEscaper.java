package io.lcollections.output;

import java.io.IOException;

/** Escapes text for HTML: the result contains no markup, neither between tags nor in a quoted attribute. */
final class HtmlEscaper {
    private HtmlEscaper() {}

    /** Appends the text without making an escaped copy: a name can be as long as a whole response. */
    static void escape(String text, Appendable out) throws IOException {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String reference = reference(text.charAt(i));
            if (reference != null) {
                out.append(text, from, i).append(reference);
                from = i + 1;
            }
        }
        out.append(text, from, text.length());
    }

    private static String reference(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
