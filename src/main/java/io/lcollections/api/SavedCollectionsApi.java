package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.api.SavedResponses.Document;
import io.lcollections.files.InputFile;
import io.lcollections.model.Account;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers queries from a file of saved responses, as the service would: it filters, skips and limits. Without a limit it
 * returns every row. The total is that of the server. With a filter it is the number of matching rows, or absent if the
 * file is incomplete.
 */
public final class SavedCollectionsApi implements CollectionsApi {
    /** How many accounts a message names. */
    private static final int MAX_NAMED = 5;

    private final String origin;
    private final SavedResponses responses;
    private final List<Document> documents;
    /** In the order of the file. */
    private final Set<Long> accounts = new LinkedHashSet<>();

    private SavedCollectionsApi(InputFile file, InputStream stdin) throws ApiException {
        this.origin = file.origin();
        this.responses = new SavedResponses(file, stdin);
        this.documents = responses.read();
        documents.forEach(document -> document.accountId().ifPresent(accounts::add));
    }

    /** As {@link #open(InputFile, InputStream)}, for the file of {@code --input}. */
    public static SavedCollectionsApi open(String name, InputStream stdin) throws ApiException {
        return open(new InputFile("--input", name), stdin);
    }

    /**
     * @throws UsageException if the file cannot be read
     * @throws ApiException if it has no valid responses
     */
    public static SavedCollectionsApi open(InputFile file, InputStream stdin) throws ApiException {
        return new SavedCollectionsApi(file, stdin);
    }

    /** The file's name for messages. */
    public String origin() {
        return origin;
    }

    /** The accounts that the documents name. */
    public SortedSet<Long> named() {
        return new TreeSet<>(accounts);
    }

    /** Whether all documents name their account. */
    public boolean saysWhose() {
        return documents.stream().allMatch(document -> document.accountId().isPresent());
    }

    @Override
    public List<Account> accounts() {
        return saysWhose() ? accounts.stream().map(Account::of).toList() : List.of();
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        List<Document> chosen = documentsOf(query.accountId());
        return page(query, chosen, Merged.of(chosen));
    }

    private Page page(Query query, List<Document> chosen, Merged merged) {
        List<Collection> matching =
                merged.rows().stream().filter(row -> matches(row, query)).toList();
        long from = query.offset().orElse(0);
        int limit = query.limit().orElse(Integer.MAX_VALUE);
        List<Collection> rows = matching.stream().skip(from).limit(limit).toList();
        OptionalLong account = chosen.stream()
                .map(Document::accountId)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(query.accountId());
        OptionalLong total = merged.total();
        if (total.isPresent() && query.filters()) {
            total = merged.isIncomplete() ? OptionalLong.empty() : OptionalLong.of(matching.size());
        }
        return new Page(account, total, rows, texts(chosen), notes(merged, from, rows.size(), matching.size()));
    }

    /** Copied on access, because only one output format needs them. */
    private List<byte[]> texts(List<Document> chosen) {
        return new AbstractList<>() {
            @Override
            public byte[] get(int index) {
                return responses.text(chosen.get(index));
            }

            @Override
            public int size() {
                return chosen.size();
            }
        };
    }

    /** A file has no pages, but it may be incomplete. */
    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        List<Document> chosen = documentsOf(query.accountId());
        Merged merged = Merged.of(chosen);
        Page whole = page(query.with(query.offset(), OptionalInt.empty()), chosen, merged);
        int all = whole.collections().size();
        int wanted = (int) Math.min(all, maxItems.orElse(all));
        long from = query.offset().orElse(0);
        consumer.accept(whole.with(whole.collections().subList(0, wanted)), from + wanted);
        if (consumer.isSatisfied()) {
            return List.of();
        }
        if (wanted < all) {
            return List.of(PagingNotes.counted(from, wanted, from + all) + PagingNotes.continueFrom(from + wanted));
        }
        if (merged.isIncomplete() && all < maxItems.orElse(Long.MAX_VALUE)) {
            String hint = consumer.usesPartialResult()
                    ? "without --all, what it has is printed nevertheless"
                    : "lcollections list --input prints what it has";
            String message = "the list is incomplete: " + merged.shortfall(origin);
            throw new ApiException(Kind.INVALID_RESPONSE, message, hint, null);
        }
        return whole.notes();
    }

    private List<String> notes(Merged merged, long from, int rows, int matching) {
        List<String> notes = new ArrayList<>();
        if (merged.repeated() > 0) {
            notes.add(
                    "left out because an earlier page of " + origin + " has the same collection: " + merged.repeated());
        }
        notes.addAll(PagingNotes.notesOnPage(from, rows, OptionalLong.of(matching)));
        if (merged.isIncomplete()) {
            notes.add(merged.shortfall(origin));
        }
        return notes;
    }

    /** The documents of an account, and those that name none. */
    private List<Document> documentsOf(OptionalLong account) throws ApiException {
        String names = named().stream().limit(MAX_NAMED).map(Objects::toString).collect(Collectors.joining(", "))
                + (accounts.size() > MAX_NAMED ? ", …" : "");
        if (account.isEmpty() && accounts.size() > 1) {
            throw new UsageException(
                    "--input " + origin + " holds " + accounts.size() + " accounts: " + names,
                    "choose one with --account");
        }
        List<Document> chosen = documents.stream()
                .filter(document -> account.isEmpty()
                        || document.accountId().isEmpty()
                        || document.accountId().equals(account))
                .toList();
        if (chosen.isEmpty()) {
            String message = "account " + account.getAsLong() + " is not in " + origin;
            throw new ApiException(Kind.REJECTED, message, "it holds " + names, null);
        }
        return chosen;
    }

    /**
     * All rows of an account, or all that name no account.
     *
     * @throws ApiException if there are fewer than the total
     */
    private List<Collection> completeRows(OptionalLong account, String subject) throws ApiException {
        Merged merged = Merged.of(documents.stream()
                .filter(document ->
                        document.accountId().isEmpty() || document.accountId().equals(account))
                .toList());
        if (merged.isIncomplete()) {
            String hint =
                    "lcollections list --input prints what it has; saved as -o ndjson, which has no total, that is"
                            + " taken as complete";
            throw new ApiException(Kind.INVALID_RESPONSE, subject + merged.shortfall(origin), hint, null);
        }
        return merged.rows();
    }

    /**
     * The collections of all accounts in a file.
     *
     * @param named the rows by account id
     * @param others the rows without an account id, which can belong to any account; empty if there are none
     * @param <R> what is kept of a row
     */
    public record AllRows<R>(Map<Long, List<R>> named, Optional<List<R>> others) {}

    /**
     * All collections of the file.
     *
     * @param keep called once for each row
     * @throws ApiException if there are fewer rows of an account than the total
     */
    public <R> AllRows<R> allRows(Function<Collection, R> keep) throws ApiException {
        Map<Collection, R> kept = new IdentityHashMap<>();
        Function<Collection, R> keepOnce = row -> kept.computeIfAbsent(row, keep);
        Map<Long, List<R>> named = new TreeMap<>();
        for (long account : named()) {
            List<Collection> rows = completeRows(OptionalLong.of(account), "account " + account + ": ");
            named.put(account, rows.stream().map(keepOnce).toList());
        }
        Optional<List<R>> others = saysWhose()
                ? Optional.empty()
                : Optional.of(completeRows(OptionalLong.empty(), "").stream()
                        .map(keepOnce)
                        .toList());
        return new AllRows<>(named, others);
    }

    /**
     * The rows of several documents. Saved pages overlap if the account changed while it was read: of rows with the same
     * id in several documents, the first one is kept. Rows with the same id in one document are all kept.
     *
     * @param repeated the number of rows left out
     * @param total the last total, if any
     */
    private record Merged(List<Collection> rows, int repeated, OptionalLong total) {
        static Merged of(List<Document> documents) {
            Set<Object> seen = new HashSet<>();
            List<Collection> rows = new ArrayList<>();
            int all = 0;
            OptionalLong total = OptionalLong.empty();
            for (Document document : documents) {
                List<Collection> unseen = document.rows().stream()
                        .filter(row -> row.idValue().filter(seen::contains).isEmpty())
                        .toList();
                unseen.forEach(row -> row.idValue().ifPresent(seen::add));
                rows.addAll(unseen);
                all += document.rows().size();
                total = document.page().totalNum().isPresent() ? document.page().totalNum() : total;
            }
            return new Merged(rows, all - rows.size(), total);
        }

        boolean isIncomplete() {
            return total.isPresent() && rows.size() < total.getAsLong();
        }

        /** For a message, if the rows are incomplete. */
        String shortfall(String origin) {
            return rows.size() + " of " + total.getAsLong() + " collections; " + origin + " has no more";
        }
    }

    private static boolean matches(Collection row, Query query) {
        String contract = row.text("contractAddress").orElse("");
        return query.tokenAddress().orElse(contract).equalsIgnoreCase(contract)
                && !(query.isNonZero() && row.isEmpty())
                && (query.collectionId().isEmpty()
                        || row.idValue().equals(Optional.of(query.collectionId().getAsLong())));
    }
}
