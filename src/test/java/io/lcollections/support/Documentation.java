package io.lcollections.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages for users, and the blocks of code in them. */
public final class Documentation {
    public static final Path README = Path.of("README.md");
    public static final Path REFERENCE = Path.of("docs", "reference.md");

    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    private Documentation() {}

    /**
     * A block of code.
     *
     * @param place its page, heading and line
     * @param language what stands behind the fence: {@code sh} is typed as it stands, {@code console} has prompts and output
     * @param text its lines
     */
    public record Block(String place, String language, String text) {
        public boolean isShell() {
            return List.of("sh", "console", "crontab").contains(language);
        }

        public boolean isBelow(String heading) {
            return place.contains("# " + heading + ",");
        }

        @Override
        public String toString() {
            return place + ": " + text.lines().findFirst().orElse("");
        }
    }

    /** All blocks of a page; an indented one counts as commands. */
    public static List<Block> blocks(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        String heading = "";
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i++);
            String place = page + " " + heading + ", line " + i;
            List<String> text = new ArrayList<>();
            if (line.startsWith(FENCE)) {
                while (!lines.get(i).equals(FENCE)) {
                    text.add(lines.get(i++));
                }
                i++;
                blocks.add(new Block(place, line.substring(FENCE.length()), String.join("\n", text)));
            } else if (line.startsWith(INDENT)) {
                text.add(line.substring(INDENT.length()));
                while (i < lines.size() && lines.get(i).startsWith(INDENT)) {
                    text.add(lines.get(i++).substring(INDENT.length()));
                }
                blocks.add(new Block(place, "sh", String.join("\n", text)));
            } else if (line.startsWith("#")) {
                heading = line;
            }
        }
        return blocks;
    }

    /** The names by which links of GitHub find the headings of a page. */
    public static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase())
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }
}
