package io.lcollections.completion;

import io.lcollections.cli.Converters.ListCandidates;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a shell has to offer where the value of an option or a parameter is typed. All of it is in the model of the
 * command line: converters know their words, and the label tells files and commands.
 *
 * @param words those that a value is made of; empty where it is not made of words
 */
record Value(Kind kind, List<String> words) {
    enum Kind {
        /** There is no value. */
        FLAG,
        /** Numbers, addresses, times: nothing to offer. */
        ANYTHING,
        PATH,
        COMMAND,
        WORD,
        WORDS,
        SIGNED_WORDS,
        ODDS
    }

    static final Value NONE = new Value(Kind.FLAG, List.of());

    static Value of(ArgSpec arg) {
        if (arg.arity().max() == 0) {
            return NONE;
        }
        for (ITypeConverter<?> converter : arg.converters()) {
            if (converter instanceof ListCandidates list) {
                return new Value(Kind.valueOf(list.form().name()), list.words());
            }
        }
        if (arg.typeInfo().isEnum()) {
            return new Value(Kind.WORD, arg.typeInfo().getEnumConstantNames());
        }
        return switch (arg.paramLabel()) {
            case "FILE", "PEM", "OLD", "NEW" -> new Value(Kind.PATH, List.of());
            case "COMMAND" -> new Value(Kind.COMMAND, List.of());
            default -> new Value(Kind.ANYTHING, List.of());
        };
    }
}
