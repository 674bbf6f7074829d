package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi;
import io.lcollections.files.InputFile;
import io.lcollections.model.Account;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers queries from files of saved responses, as the service would: it filters, skips and limits. Without a limit it
 * returns every row. The total is that of the server. With a filter it is the number of matching rows, or absent if the
 * files are incomplete.
 *
 * @param origin the files, for messages
 * @param pages the rows of an account in each response, in the order of the files. A total is there if it counts all rows
 *     of the account, and a note if rows may be missing for another reason; pages of one JSON value have the same document
 * @param notes what the files were taken for, unless they are pages of the service or our own output
 */
public record SavedCollectionsApi(String origin, Map<OptionalLong, List<Page>> pages, List<String> notes)
        implements CollectionsApi {
    private static final int MAX_NAMED = 5;
    private static final String CONTRADICTIONS =
            "collections saved more than once with different values, of which the first ones are used: ";

    /**
     * Reads the files that an option names, which are merged by account; throws if one cannot be read, or has no valid
     * responses.
     *
     * @param keep what is kept of each row
     */
    public static SavedCollectionsApi open(
            String option, List<String> names, InputStream stdin, UnaryOperator<Collection> keep) throws ApiException {
        if (Collections.frequency(names, "-") > 1) {
            throw new UsageException(option + " names standard input twice", "name a file in one of the two");
        }
        SavedResponses responses = new SavedResponses(keep);
        for (String name : names) {
            responses.read(new InputFile(option, name), stdin);
        }
        String only = new InputFile(option, names.get(0)).origin();
        return responses.api(names.size() == 1 ? only : "the set of " + names.size() + " files");
    }

    /** The accounts that the responses name. */
    public SortedSet<Long> named() {
        return pages.keySet().stream()
                .flatMap(account -> account.stream().boxed())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first accounts that the responses name. */
    public String names() {
        return joined(named().stream().limit(MAX_NAMED)) + (named().size() > MAX_NAMED ? ", …" : "");
    }

    private static String joined(Stream<Long> numbers) {
        return numbers.map(Objects::toString).collect(Collectors.joining(", "));
    }

    /** Whether all responses name their account. */
    public boolean saysWhose() {
        return !pages.containsKey(OptionalLong.empty());
    }

    @Override
    public List<Account> accounts() {
        Stream<OptionalLong> accounts = saysWhose() ? pages.keySet().stream() : Stream.empty();
        return accounts.map(id -> Account.of(id.getAsLong())).toList();
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        return merged(query.accountId()).page(query);
    }

    /** A file has no pages, but it may be incomplete. */
    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        Merged merged = merged(query.accountId());
        Page whole = merged.page(query.with(query.offset(), OptionalInt.empty()));
        int all = whole.collections().size();
        int wanted = (int) Math.min(all, maxItems.orElse(all));
        long from = query.offset().orElse(0);
        consumer.accept(whole.with(whole.collections().subList(0, wanted)), from + wanted);
        if (consumer.isSatisfied()) {
            return List.of();
        }
        if (wanted < all) {
            OptionalLong total = OptionalLong.of(from + all);
            return List.of(Page.counted(from, wanted, total) + Page.continueFrom(from + wanted));
        }
        if (all < maxItems.orElse(Long.MAX_VALUE)) {
            merged.requireComplete("the list is incomplete: ");
        }
        return whole.notes();
    }

    /** The rows of each account, and of no account, which can belong to any; throws if some are missing. */
    public Map<OptionalLong, List<Collection>> completeRows() throws ApiException {
        Map<OptionalLong, List<Collection>> rows = new LinkedHashMap<>();
        for (OptionalLong account : pages.keySet()) {
            Merged merged = merge(account);
            merged.requireComplete(account.isPresent() ? "account " + account.getAsLong() + ": " : "");
            rows.put(account, merged.whole.collections());
        }
        return rows;
    }

    /** The rows of an account, or of the only one, and then those that name none. */
    private Merged merged(OptionalLong account) throws ApiException {
        SortedSet<Long> named = named();
        if (account.isEmpty() && named.size() > 1) {
            String unnamed = "; collections without an account get one with"
                    + " lcollections list --input FILE --account N -o json";
            throw new UsageException(
                    "--input " + origin + " holds " + named.size() + " accounts: " + names(),
                    "choose one with --account" + (saysWhose() ? "" : unnamed));
        }
        OptionalLong wanted = account.isEmpty() && !named.isEmpty() ? OptionalLong.of(named.first()) : account;
        if (saysWhose() && !pages.containsKey(wanted)) {
            String message = "account " + wanted.getAsLong() + " is not in " + origin;
            throw new ApiException(Kind.REJECTED, message, "it holds " + names(), null);
        }
        return merge(wanted);
    }

    /**
     * Saved pages overlap if the account changed while it was read, and files may have the same pages: of rows with the
     * same id on several pages, the first one is kept. Rows with the same id on one page are all kept.
     */
    private Merged merge(OptionalLong account) {
        List<Page> parts = Stream.of(account, OptionalLong.empty())
                .distinct()
                .flatMap(key -> pages.getOrDefault(key, List.of()).stream())
                .toList();
        OptionalLong named = parts.get(0).accountId();
        String unnamed = "listed as those of account " + named.orElse(0) + " although their file does not name it: ";
        String repeated = "left out because an earlier page of " + origin + " has the same collection: ";
        Map<String, Integer> counts = new LinkedHashMap<>();
        Stream.of(unnamed, CONTRADICTIONS, repeated).forEach(note -> counts.put(note, 0));
        List<Collection> rows = new ArrayList<>();
        Map<Object, Collection> known = new HashMap<>();
        for (Page part : parts) {
            Map<Object, Collection> fresh = new HashMap<>();
            for (Collection row : part.collections()) {
                Collection first = row.idValue().map(known::get).orElse(null);
                if (first == null) {
                    rows.add(row);
                    row.idValue().ifPresent(id -> fresh.putIfAbsent(id, row));
                } else {
                    counts.merge(repeated, 1, Integer::sum);
                    counts.merge(CONTRADICTIONS, differ(first, row) ? 1 : 0, Integer::sum);
                }
                counts.merge(unnamed, named.isPresent() && part.accountId().isEmpty() ? 1 : 0, Integer::sum);
            }
            known.putAll(fresh);
        }
        List<String> notes = new ArrayList<>();
        counts.forEach((what, count) -> notes.addAll(count == 0 ? List.of() : List.of(what + count)));
        SortedSet<Long> totals = new TreeSet<>();
        parts.forEach(part -> part.totalNum().ifPresent(totals::add));
        long total = totals.isEmpty() ? Long.MAX_VALUE : totals.last();
        if (totals.size() > 1) {
            notes.add("saved responses have different totals (" + joined(totals.stream()) + "); the largest is used");
        }
        if (parts.size() > 1 && rows.size() > total) {
            notes.add("saved responses have " + rows.size() + " collections, and their total is " + total);
        }
        Page whole = new Page(
                named,
                totals.isEmpty() ? OptionalLong.empty() : OptionalLong.of(total),
                rows,
                parts.stream()
                        .flatMap(part -> part.documents().stream())
                        .distinct()
                        .toList(),
                notes);
        String missing = rows.size() + " of " + total + " collections; " + origin + " has no more";
        Optional<String> gap =
                parts.stream().flatMap(part -> part.notes().stream()).findFirst();
        return new Merged(whole, totals.isEmpty() ? gap : Optional.of(missing).filter(text -> rows.size() < total));
    }

    /** Forms differ in the fields that they have; a count may be a string. */
    private static boolean differ(Collection one, Collection other) {
        return one.fields().properties().stream().anyMatch(field -> {
            JsonNode value = field.getValue();
            JsonNode second = other.fields().path(field.getKey());
            boolean isSame = value.isContainerNode()
                    ? value.equals(second)
                    : value.asText("").equals(second.asText(""));
            return !second.isMissingNode() && !isSame;
        });
    }

    /** All rows of one account, with its largest total, and why rows are or may be missing; empty if they are complete. */
    private record Merged(Page whole, Optional<String> shortfall) {
        void requireComplete(String about) throws ApiException {
            if (shortfall.isPresent()) {
                throw SavedResponses.invalid(
                        about + shortfall.get(),
                        "lcollections list --input prints what it has, without --all; saved as -o ndjson, which has"
                                + " no total, that is taken as complete");
            }
        }

        Page page(Query query) {
            List<Collection> matching = whole.collections().stream()
                    .filter(row -> query.matches(row, false))
                    .toList();
            long from = query.offset().orElse(0);
            int limit = query.limit().orElse(Integer.MAX_VALUE);
            List<Collection> listed = matching.stream().skip(from).limit(limit).toList();
            OptionalLong count = OptionalLong.of(matching.size());
            OptionalLong filtered = shortfall.isPresent() ? OptionalLong.empty() : count;
            OptionalLong total = whole.totalNum();
            List<String> notes = new ArrayList<>(whole.notes());
            notes.addAll(Page.notes(from, listed.size(), count));
            shortfall.ifPresent(notes::add);
            return new Page(
                    whole.accountId().isPresent() ? whole.accountId() : query.accountId(),
                    total.isPresent() && query.isFiltered() ? filtered : total,
                    listed,
                    whole.documents(),
                    notes);
        }
    }
}
