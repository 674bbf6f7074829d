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
import io.lcollections.saved.SavedResponses.SavedRecord;
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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers queries from files of saved responses, as the service would: it filters, skips and limits. Without a limit it
 * returns every row. The total is that of the server. With a filter it is the number of matching rows, or absent if the
 * files are incomplete.
 *
 * @param origin the files, for messages
 * @param records in the order of the files
 * @param notes what the files were taken for, unless they are pages of the service or our own output
 */
public record SavedCollectionsApi(String origin, Map<OptionalLong, List<SavedRecord>> records, List<String> notes)
        implements CollectionsApi {
    /** How many accounts a message names. */
    private static final int MAX_NAMED = 5;

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
        List<InputFile> files =
                names.stream().map(name -> new InputFile(option, name)).toList();
        SavedResponses responses = new SavedResponses(keep);
        for (InputFile file : files) {
            responses.read(file, stdin);
        }
        return responses.api(files.size() == 1 ? files.get(0).origin() : "the set of " + files.size() + " files");
    }

    /** The accounts that the responses name. */
    public SortedSet<Long> named() {
        SortedSet<Long> named = new TreeSet<>();
        records.keySet().forEach(account -> account.ifPresent(named::add));
        return named;
    }

    /** The first accounts that the responses name. */
    public String names() {
        return named().stream().limit(MAX_NAMED).map(Objects::toString).collect(Collectors.joining(", "))
                + (named().size() > MAX_NAMED ? ", …" : "");
    }

    /** Whether all responses name their account. */
    public boolean saysWhose() {
        return !records.containsKey(OptionalLong.empty());
    }

    @Override
    public List<Account> accounts() {
        Stream<OptionalLong> accounts = saysWhose() ? records.keySet().stream() : Stream.empty();
        return accounts.map(id -> Account.of(id.getAsLong())).toList();
    }

    /** Saved responses know no owners. */
    @Override
    public Query resolve(Query query) {
        return query;
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
        if (merged.shortfall.isPresent() && all < maxItems.orElse(Long.MAX_VALUE)) {
            String hint = consumer.usesPartialResult()
                    ? "without --all, what it has is printed nevertheless"
                    : "lcollections list --input prints what it has";
            throw SavedResponses.invalid("the list is incomplete: " + merged.shortfall.get(), hint);
        }
        return whole.notes();
    }

    /** The rows of each account, and of no account, which can belong to any; throws if some are missing. */
    public Map<OptionalLong, List<Collection>> completeRows() throws ApiException {
        Map<OptionalLong, List<Collection>> rows = new LinkedHashMap<>();
        for (OptionalLong account : records.keySet()) {
            Merged merged = new Merged(withUnnamed(account));
            if (merged.shortfall.isPresent()) {
                String which = account.isPresent() ? "account " + account.getAsLong() + ": " : "";
                throw SavedResponses.invalid(
                        which + merged.shortfall.get(),
                        "lcollections list --input prints what it has; saved as -o ndjson, which has no total, that"
                                + " is taken as complete");
            }
            rows.put(account, merged.rows);
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
        List<SavedRecord> chosen = withUnnamed(wanted);
        if (chosen.isEmpty()) {
            String message = "account " + wanted.getAsLong() + " is not in " + origin;
            throw new ApiException(Kind.REJECTED, message, "it holds " + names(), null);
        }
        return new Merged(chosen);
    }

    private List<SavedRecord> withUnnamed(OptionalLong account) {
        List<SavedRecord> chosen = new ArrayList<>(records.getOrDefault(account, List.of()));
        if (account.isPresent()) {
            chosen.addAll(records.getOrDefault(OptionalLong.empty(), List.of()));
        }
        return chosen;
    }

    /**
     * The rows of several records of one account. Saved pages overlap if the account changed while it was read, and files
     * may have the same pages: of rows with the same id in several records, the first one is kept. Rows with the same id
     * in one record are all kept.
     */
    private final class Merged {
        private final List<SavedRecord> records;
        private final List<Collection> rows = new ArrayList<>();
        /** The largest of the totals. */
        private final OptionalLong total;
        /** Why rows are or may be missing; empty if they are complete. */
        private final Optional<String> shortfall;
        /** What was left out, and contradictions between the records. */
        private final List<String> notes = new ArrayList<>();

        Merged(List<SavedRecord> records) {
            this.records = records;
            Map<Object, Collection> known = new HashMap<>();
            int repeated = 0;
            int contradictions = 0;
            for (SavedRecord saved : records) {
                Map<Object, Collection> fresh = new HashMap<>();
                for (Collection row : saved.rows()) {
                    Collection first = row.idValue().map(known::get).orElse(null);
                    if (first == null) {
                        rows.add(row);
                        row.idValue().ifPresent(id -> fresh.putIfAbsent(id, row));
                    } else {
                        repeated++;
                        contradictions += differ(first, row) ? 1 : 0;
                    }
                }
                known.putAll(fresh);
            }
            if (contradictions > 0) {
                notes.add("collections saved more than once with different values, of which the first ones are used: "
                        + contradictions);
            }
            SortedSet<Long> totals = new TreeSet<>();
            records.forEach(saved -> saved.total().ifPresent(totals::add));
            if (totals.size() > 1) {
                String all = totals.stream().map(String::valueOf).collect(Collectors.joining(", "));
                notes.add("saved responses have different totals (" + all + "); the largest is used");
            }
            total = totals.isEmpty() ? OptionalLong.empty() : OptionalLong.of(totals.last());
            if (records.size() > 1 && rows.size() > total.orElse(Long.MAX_VALUE)) {
                notes.add("saved responses have " + rows.size() + " collections, and their total is " + totals.last());
            }
            if (repeated > 0) {
                notes.add("left out because an earlier page of " + origin + " has the same collection: " + repeated);
            }
            String missing = rows.size() + " of " + total.orElse(0) + " collections; " + origin + " has no more";
            shortfall = total.isEmpty()
                    ? records.stream().flatMap(saved -> saved.gap().stream()).findFirst()
                    : Optional.of(missing).filter(text -> rows.size() < totals.last());
        }

        Page page(Query query) {
            List<Collection> matching =
                    rows.stream().filter(row -> query.matches(row, false)).toList();
            long from = query.offset().orElse(0);
            int limit = query.limit().orElse(Integer.MAX_VALUE);
            List<Collection> listed = matching.stream().skip(from).limit(limit).toList();
            OptionalLong count = OptionalLong.of(matching.size());
            OptionalLong filtered = shortfall.isPresent() ? OptionalLong.empty() : count;
            OptionalLong named = records.get(0).account();
            List<String> all = new ArrayList<>();
            long unnamed = records.stream()
                    .filter(saved -> saved.account().isEmpty())
                    .mapToLong(saved -> saved.rows().size())
                    .sum();
            if (named.isPresent() && unnamed > 0) {
                all.add("listed as those of account " + named.getAsLong() + " although their file does not name it: "
                        + unnamed + " collections");
            }
            all.addAll(notes);
            all.addAll(Page.notes(from, listed.size(), count));
            shortfall.ifPresent(all::add);
            List<Supplier<byte[]>> texts = records.stream()
                    .flatMap(saved -> saved.texts().stream())
                    .distinct()
                    .toList();
            return new Page(
                    named.isPresent() ? named : query.accountId(),
                    total.isPresent() && query.isFiltered() ? filtered : total,
                    listed,
                    texts,
                    all);
        }

        /** Forms differ in the fields that they have; a count may be a string. */
        private static boolean differ(Collection one, Collection other) {
            return one.fields().properties().stream().anyMatch(field -> {
                JsonNode value = field.getValue();
                JsonNode second = other.fields().path(field.getKey());
                return !second.isMissingNode()
                        && (value.isContainerNode()
                                ? !value.equals(second)
                                : !value.asText("").equals(second.asText("")));
            });
        }
    }
}
