package io.lcollections.cli;

import io.lcollections.output.Column;
import io.lcollections.output.RowSorter;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The value of {@code --sort}: fields in the order in which they count. */
record SortFields(List<RowSorter.Key> keys) {

    /** Names with commas between, each with a hyphen in front or not. */
    static final class Converter implements ITypeConverter<SortFields>, Offers {
        @Override
        public SortFields convert(String text) {
            List<RowSorter.Key> keys = new Values.Names()
                    .convert(text).names().stream().map(RowSorter.Key::of).toList();
            if (keys.stream().anyMatch(key -> key.column().key().isBlank())) {
                throw new InvalidValueException("has a hyphen without a name", "-count,name is a value that it takes");
            }
            return new SortFields(keys);
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
     * Lets a value begin with a hyphen. The parser would take {@code -owner} for {@code -o wner}, even behind an equals
     * sign; with a blank in front it takes it for what it is, and the blank does no harm.
     */
    static final class LeadingHyphen implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            String next = args.isEmpty() ? "" : args.peek();
            boolean isOption = next.startsWith("--") || command.findOption(next) != null;
            if (next.startsWith("-") && !isOption) {
                requireRight(next, command, option);
                args.push(" " + args.pop());
            }
            return false;
        }

        /** What is wrong is told here, where the value is still as it was typed. */
        private static void requireRight(String value, CommandSpec command, ArgSpec option) {
            try {
                new Converter().convert(value);
            } catch (InvalidValueException bad) {
                throw new ParameterException(command.commandLine(), bad.getMessage(), bad, option, value);
            }
        }
    }
}
