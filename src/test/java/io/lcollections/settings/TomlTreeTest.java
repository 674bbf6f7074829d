package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlTreeTest {
    @Test
    void valuesAreTheirText() throws TomlTree.Malformed {
        TomlTree tree = TomlTree.parse(
                "\uFEFFa = 0x1F\r\nb = 2.50\nc = true\nd = [1, \"x\"]\n[profiles.\"my own\"]\ne.f = ''\n");
        assertEquals("31", tree.values().get(List.of("a")).text());
        assertEquals("2.50", tree.values().get(List.of("b")).text());
        assertEquals("true", tree.values().get(List.of("c")).text());
        assertEquals(new ConfigValue(List.of("1", "x"), true), tree.values().get(List.of("d")));
        assertEquals("1,x", tree.values().get(List.of("d")).text());
        assertEquals(ConfigValue.of(""), tree.values().get(List.of("profiles", "my own", "e", "f")));
        assertEquals(
                Set.of(
                        List.of(),
                        List.of("profiles"),
                        List.of("profiles", "my own"),
                        List.of("profiles", "my own", "e")),
                tree.tables());
    }

    @Test
    void tablesInArraysHaveTheirPlaces() throws TomlTree.Malformed {
        TomlTree tree = TomlTree.parse("[[t]]\nx = 1\n[[t]]\nx = 2\n");
        assertEquals("2", tree.values().get(List.of("t", "[1]", "x")).text());
        assertEquals(2, tree.values().get(List.of("t")).items().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1;b = ;c = 2|2",
                "a = 1;a = 2|2",
                "a = 1;a = 2;b = 3|2",
                "a = 1;;a = 2 # x; ;# a = 3;;b = 3;|3",
                "t = {a = 1, a = 2};;b = 3;|1",
                "a = \"secret1234|1",
                "api-key = secret1234|1",
                "a = 1;b = 2;[x;|3",
                "= 3|1"
            })
    void wrongOnesAreToldByTheirLineAndNotQuoted(String text, int line) {
        TomlTree.Malformed wrong =
                assertThrows(TomlTree.Malformed.class, () -> TomlTree.parse(text.replace(';', '\n')));
        assertEquals(line, wrong.line());
        assertEquals(-1, wrong.getMessage().indexOf("secret"), wrong.getMessage());
        assertEquals(-1, wrong.getMessage().indexOf('?'), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "account, 2",
        "sort, 6",
        "profiles/work/rate, 9",
        "profiles/work, 8",
        "profiles/work/none, 8",
        "profiles/home/rate, 10",
        "none, 1"
    })
    void everySettingHasItsLine(String path, int line) {
        String text = "# 1\naccount = 1\ncolumns = [\n\"sort = 1\",\n]\nsort = 'x'\n\n[profiles.work]\nrate=1\n"
                + "[profiles.home]\nlimit = 1\n";
        assertEquals(line, TomlLine.of(text, List.of(path.split("/"))));
    }
}
