package io.lcollections.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** One of a few words: the names of the constants, as they are. */
final class Word<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    Word(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        List<String> names = all(type);
        if (!names.contains(text)) {
            List<String> near = Nearest.to(text, names);
            throw new BadValue(
                    "is not one of " + String.join(", ", names),
                    near.isEmpty() ? null : "did you mean " + String.join(" or ", near) + "?");
        }
        return Enum.valueOf(type, text);
    }

    /** The words, in their order. */
    static <E extends Enum<E>> List<String> all(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E word : type.getEnumConstants()) {
            names.add(word.name());
        }
        return names;
    }
}
