package io.lcollections.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** One of a few words: the names of the constants, as they are. */
final class Word<E extends Enum<E>> implements ITypeConverter<E>, Offers {
    private final Class<E> type;
    private final List<String> offered;

    Word(Class<E> type) {
        this(type, all(type));
    }

    /**
     * @param offered those that are of use here; the others are taken all the same
     */
    Word(Class<E> type, List<String> offered) {
        this.type = type;
        this.offered = offered;
    }

    @Override
    public E convert(String text) {
        List<String> names = all(type);
        if (!names.contains(text)) {
            List<String> near = Suggestions.to(text, names);
            throw new InvalidValueException(
                    "is not one of " + String.join(", ", names),
                    near.isEmpty() ? null : "did you mean " + String.join(" or ", near) + "?");
        }
        return Enum.valueOf(type, text);
    }

    @Override
    public List<String> words() {
        return offered;
    }

    private static <E extends Enum<E>> List<String> all(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E word : type.getEnumConstants()) {
            names.add(word.name());
        }
        return names;
    }
}
