package io.lcollections.list;

import io.lcollections.cli.InvalidValueException;
import io.lcollections.cli.ListCandidates;
import io.lcollections.output.Column;
import io.lcollections.output.RowSorter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The value of {@code --sort}: fields by precedence. */
record SortFields(List<RowSorter.Key> keys) {

    /** Comma-separated names, each with or without a hyphen in front. */
    static final class Converter implements ITypeConverter<SortFields>, ListCandidates {
        @Override
        public SortFields convert(String text) {
            List<RowSorter.Key> keys =
                    ColumnNames.split(text).stream().map(Converter::key).toList();
            if (keys.stream().anyMatch(key -> key.column().key().isBlank())) {
                throw new InvalidValueException("has a hyphen without a name", "for example -count,name");
            }
            return new SortFields(keys);
        }

        private static RowSorter.Key key(String name) {
            String[] words = name.split("\\s+");
            if (words.length == 2 && words[1].matches("(?i)desc|asc|descending|ascending")) {
                boolean isDescending = words[1].toLowerCase(Locale.ROOT).startsWith("desc");
                throw new InvalidValueException(
                        "is not a list of fields", "did you mean " + (isDescending ? "-" : "") + words[0] + "?");
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
                requireValid(next, command, option);
                args.push(" " + args.pop());
            }
            return false;
        }

        /** Errors are reported here, where the value is still as it was typed. */
        private static void requireValid(String value, CommandSpec command, ArgSpec option) {
            try {
                new Converter().convert(value);
            } catch (InvalidValueException invalid) {
                throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid, option, value);
            }
        }
    }
}
