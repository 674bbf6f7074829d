package io.lcollections.render;

import io.lcollections.terminal.Sanitizer;

/** Text for a page: nothing of it can become markup, between tags and in quoted attributes alike. */
final class Html {
    private Html() {}

    /** A string of a server's, with what cannot be seen shown visibly. */
    static String text(String served) {
        return escape(Sanitizer.visible(served));
    }

    /** The text with the five characters that mean something to a parser written as references. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
