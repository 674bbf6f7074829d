package io.lcollections.cli;

import java.util.List;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option: what parser, help, man page and completions know of it, and the value that it was given.
 *
 * <p>Definitions are made by calls and not by annotations, because annotations are read by reflection at each start,
 * which costs more than all the rest of the parsing.
 *
 * @param <T> of its value
 */
final class Opt<T> implements IGetter, ISetter {
    private final OptionSpec.Builder definition;
    private T value;

    private Opt(Class<?> type, String... names) {
        this.definition = OptionSpec.builder(names).type(type).getter(this).setter(this);
    }

    /** One that is there or not. */
    static Opt<Boolean> flag(String... names) {
        Opt<Boolean> flag = new Opt<>(boolean.class, names);
        flag.definition.converters(new Values.Flag());
        return flag.otherwise(false);
    }

    /** One whose value is any text. */
    static Opt<String> text(String... names) {
        return new Opt<>(String.class, names);
    }

    /** One whose value is what the converter takes. */
    static <T> Opt<T> of(ITypeConverter<T> converter, String... names) {
        Opt<T> option = new Opt<>(Object.class, names);
        option.definition.converters(converter);
        return option;
    }

    /** One that may be given several times. */
    static <T> Opt<List<T>> listOf(ITypeConverter<T> converter, String... names) {
        Opt<List<T>> option = new Opt<>(List.class, names);
        option.definition.auxiliaryTypes(Object.class).converters(converter);
        return option;
    }

    /** One whose value is one of a few words. */
    static <E extends Enum<E>> Opt<E> word(Class<E> words, String... names) {
        return of(new Word<>(words), names);
    }

    /** What stands for the value in its help; {@code FILE} is completed as one. */
    Opt<T> label(String label) {
        definition.paramLabel(label);
        return this;
    }

    /** The value where none is given. */
    Opt<T> otherwise(T usual) {
        value = usual;
        definition.initialValue(usual);
        return this;
    }

    Opt<T> preprocessedBy(IParameterPreprocessor preprocessor) {
        definition.preprocessor(preprocessor);
        return this;
    }

    Opt<T> says(String description) {
        definition.description(description);
        return this;
    }

    /** The flag that asks for help instead of anything else. */
    static Opt<Boolean> help(String... names) {
        Opt<Boolean> flag = flag(names);
        flag.definition.usageHelp(true);
        return flag;
    }

    /** The flag that asks for the version instead of anything else. */
    static Opt<Boolean> version(String... names) {
        Opt<Boolean> flag = flag(names);
        flag.definition.versionHelp(true);
        return flag;
    }

    /** The value; {@code null} where none was given and nothing stands for that. */
    T value() {
        return value;
    }

    OptionSpec spec() {
        return definition.build();
    }

    /** Options of one subject, for the commands that have them. */
    static CommandSpec group(Opt<?>... options) {
        CommandSpec group = CommandSpec.create();
        for (Opt<?> option : options) {
            group.addOption(option.spec());
        }
        return group;
    }

    /** The same, of an owner that wants to know the configuration. */
    static CommandSpec group(Configured owner, Opt<?>... options) {
        CommandSpec group = CommandSpec.wrapWithoutInspection(owner);
        for (Opt<?> option : options) {
            group.addOption(option.spec());
        }
        return group;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> V set(V given) {
        V before = (V) value;
        value = (T) given;
        return before;
    }
}
