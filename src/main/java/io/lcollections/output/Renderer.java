package io.lcollections.output;

import io.lcollections.model.Page;
import java.io.IOException;
import java.util.List;

/**
 * Writes the collections of an account in one form: {@link #begin}, {@link #page} for each page in order, {@link #end}.
 *
 * <p>An {@link IOException} means that the output did not take what was written: nothing more should be fetched for it.
 */
public interface Renderer {

    /** Writes what comes before the rows. {@code first} says whose they are and how many there are; its rows come later. */
    default void begin(Page first) throws IOException {}

    /** Writes the rows of a page; when it returns, all of them have left, and no part of another row. */
    void page(Page page) throws IOException;

    /** Whether what was written so far ends with the end of a line. */
    default boolean isAtLineStart() {
        return true;
    }

    /** Writes what can be kept when no more rows come because of a failure; nothing that would make it look whole. */
    default void abandon() throws IOException {}

    /** What a reader should know of the output and cannot see in it; asked for after {@link #end} or {@link #abandon}. */
    default List<String> notes() {
        return List.of();
    }

    /** Writes what makes the output whole, and makes sure that all of it has left. Not called after a failure. */
    void end() throws IOException;
}
