package io.lcollections.list;

import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.cli.Converters.ListCandidates;
import io.lcollections.model.TypedText;
import io.lcollections.output.Column;
import io.lcollections.output.RowSorter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The value of {@code --columns} or {@code --sort}: fields in the order in which they are named. */
record FieldList(List<RowSorter.Key> keys) {

    List<Column> columns() {
        return keys.stream().map(RowSorter.Key::column).toList();
    }

    boolean isHelp() {
        return keys.size() == 1 && keys.get(0).column().key().equals("help");
    }

    private static Stream<String> split(String text) {
        return Stream.of(text.split(",", -1)).map(TypedText::plain).peek(name -> {
            if (name.isEmpty()) {
                throw new InvalidValueException(
                        "has an empty name in it", "separate names by single commas, such as id,name,count");
            }
        });
    }

    static final class ColumnsConverter implements ITypeConverter<FieldList>, ListCandidates {
        @Override
        public FieldList convert(String text) {
            return new FieldList(split(text)
                    .map(name -> new RowSorter.Key(Column.of(name), false))
                    .toList());
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

    /** Each name may have a hyphen in front. */
    static final class SortConverter implements ITypeConverter<FieldList>, ListCandidates {
        @Override
        public FieldList convert(String text) {
            return new FieldList(split(text).map(SortConverter::key).toList());
        }

        private static RowSorter.Key key(String name) {
            String[] words = name.split("\\s+");
            if (words.length == 2 && words[1].matches("(?i)desc|asc|descending|ascending")) {
                boolean isDescending = words[1].toLowerCase(Locale.ROOT).startsWith("desc");
                throw new InvalidValueException(
                        "is not a list of fields", "did you mean " + (isDescending ? "-" : "") + words[0] + "?");
            }
            if (name.equals("-")) {
                throw new InvalidValueException("has a hyphen without a name", "for example -count,name");
            }
            return RowSorter.Key.of(name);
        }

        @Override
        public List<String> words() {
            return Column.DOCUMENTED.stream().map(Column::key).toList();
        }

        @Override
        public Form form() {
            return Form.SIGNED_WORDS;
        }
    }

    /**
     * Lets a value start with a hyphen. picocli would read {@code -owner} as {@code -o wner}, even after an equals sign; a
     * blank in front prevents that and is stripped by the converter.
     */
    static final class LeadingHyphen implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            String next = args.isEmpty() ? "" : args.peek();
            boolean isOption = next.startsWith("--") || command.findOption(next) != null;
            if (next.startsWith("-") && !isOption) {
                try {
                    // Errors are reported here, where the value is still as it was typed.
                    new SortConverter().convert(next);
                } catch (InvalidValueException invalid) {
                    throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid, option, next);
                }
                args.push(" " + args.pop());
            }
            return false;
        }
    }
}
