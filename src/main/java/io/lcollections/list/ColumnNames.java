package io.lcollections.list;

import io.lcollections.cli.InvalidValueException;
import io.lcollections.cli.ListCandidates;
import io.lcollections.output.Column;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --columns}. */
record ColumnNames(List<String> names) {

    static final class Converter implements ITypeConverter<ColumnNames>, ListCandidates {
        @Override
        public ColumnNames convert(String text) {
            return new ColumnNames(split(text));
        }

        @Override
        public List<String> words() {
            return Column.documentedNames();
        }

        @Override
        public Form form() {
            return Form.WORDS;
        }
    }

    /** The names of a comma-separated list. */
    static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            if (name.isBlank()) {
                throw new InvalidValueException(
                        "has an empty name in it", "separate names by single commas, such as id,name,count");
            }
            names.add(name.strip());
        }
        return names;
    }
}
