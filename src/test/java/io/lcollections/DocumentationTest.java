package io.lcollections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.output.Column;
import io.lcollections.support.Documentation;
import io.lcollections.support.HelpText;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for users say is what there is. {@code RecipesIT} runs their commands. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
    private static final Pattern FIELD =
            Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (?:number|string|boolean|object) \\| ([A-Z ]*)");
    private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-\\w, )?(--[a-z-]+)");

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    @Test
    void theReferenceListsAllFields() throws IOException {
        List<MatchResult> rows =
                matches(FIELD, Files.readString(Documentation.REFERENCE)).toList();
        assertEquals(
                new TreeSet<>(Column.documentedNames()),
                new TreeSet<>(rows.stream().map(row -> row.group(1)).toList()));
        List<String> columns = Column.DOCUMENTED.stream()
                .map(column -> column.key() + " " + column.header())
                .toList();
        assertEquals(
                columns,
                rows.stream()
                        .map(row -> (row.group(1) + " " + row.group(2)).strip())
                        .filter(columns::contains)
                        .toList());
    }

    @Test
    void theReferenceNamesAllOptions() throws IOException {
        String reference = Files.readString(Documentation.REFERENCE);
        Set<String> missing = new TreeSet<>();
        for (String command : HelpText.commands()) {
            matches(OPTION, HelpText.of(Run.with(), command))
                    .map(option -> option.group(1))
                    .filter(option -> !reference.contains(option))
                    .forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/reference.md",
                "docs/development.md",
                ".github/CONTRIBUTING.md",
                ".github/SECURITY.md"
            })
    void linksLeadSomewhere(String name) throws IOException {
        Path page = Path.of(name);
        for (MatchResult link : matches(LINK, Files.readString(page)).toList()) {
            Path target = link.group(1).isEmpty()
                    ? page
                    : page.resolveSibling(link.group(1)).normalize();
            // The releases are on GitHub, beside the files.
            assertTrue(Files.exists(target) || link.group(1).equals("../../releases"), link.group());
            if (link.group(2) != null) {
                assertTrue(Documentation.anchors(target).contains(link.group(2)), link.group());
            }
        }
    }

    /** So that {@code RecipesIT} runs each command, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference.md"})
    void blocksSayWhatTheyAre(String page) throws IOException {
        for (Documentation.Block block : Documentation.blocks(Path.of(page))) {
            assertTrue(block.isShell() || List.of("text", "toml").contains(block.language()), block::toString);
        }
    }
}
