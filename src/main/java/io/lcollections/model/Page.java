package io.lcollections.model;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One response of the service, or what a saved one has of an account. The account and the total are empty if unknown. The
 * documents are the decompressed bytes as they were sent, each copied on demand. The notes are about rows that are missing.
 */
public record Page(
        OptionalLong accountId,
        OptionalLong totalNum,
        List<Collection> collections,
        List<Supplier<byte[]>> documents,
        List<String> notes) {

    public Page with(List<Collection> rows) {
        return new Page(accountId, totalNum, rows, documents, notes);
    }

    /** Adds the account to each row, if it is known. */
    public Page withAccounts() {
        return accountId.isEmpty()
                ? this
                : with(collections.stream()
                        .map(row -> row.heldBy(accountId.getAsLong()))
                        .toList());
    }

    /** Notes about a single page; the service may cap the page size silently. */
    public static List<String> notes(long offset, int rows, OptionalLong total) {
        long remaining = total.orElse(Long.MAX_VALUE) - offset;
        if (rows == 0 && (total.isEmpty() || remaining <= 0)) {
            return List.of(none(offset, total));
        }
        if (total.isEmpty() || rows < remaining) {
            String unknown = total.isEmpty() ? " and no total: there may be more" : "";
            return List.of(counted(offset, rows, total) + unknown + "; --all fetches every one");
        }
        String more = "the service reports " + total.getAsLong() + " collections but sent more";
        return rows > remaining ? List.of(more) : List.of();
    }

    public static String continueFrom(long offset) {
        return "; continue with --offset " + offset;
    }

    public static String counted(long offset, long rows, OptionalLong total) {
        String from = offset == 0 ? "" : " from offset " + offset;
        return total.isPresent() ? rows + " of " + total.getAsLong() + " collections" + from : counted(rows);
    }

    public static String counted(long rows) {
        return rows + (rows == 1 ? " collection" : " collections");
    }

    public static String none(long offset, OptionalLong total) {
        return offset > 0 && total.orElse(0) > 0
                ? "no collections from offset " + offset + " on: there are " + total.getAsLong()
                : "no collections";
    }
}
