package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.SavedResponses.Document;
import io.lcollections.api.SavedResponses.Merged;
import io.lcollections.files.InputFile;
import io.lcollections.model.Account;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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

    /** As {@link #open(InputFile, InputStream)}, for the file that {@code --input} names. */
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
        return page(query, chosen, merged(chosen));
    }

    private Page page(Query query, List<Document> chosen, Merged<Collection> merged) {
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
            total = merged.isPart() ? OptionalLong.empty() : OptionalLong.of(matching.size());
        }
        List<String> notes = notes(merged, from, rows.size(), matching.size());
        return new Page(account, total, rows, responses.texts(chosen), notes);
    }

    /** A file has no pages, but it may be incomplete. */
    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        List<Document> chosen = documentsOf(query.accountId());
        Merged<Collection> merged = merged(chosen);
        Page whole = page(query.with(query.offset(), OptionalInt.empty()), chosen, merged);
        int all = whole.collections().size();
        int wanted = (int) Math.min(all, maxItems.orElse(all));
        long from = query.offset().orElse(0);
        consumer.accept(whole.with(whole.collections().subList(0, wanted)), from + wanted);
        if (consumer.isSatisfied()) {
            return List.of();
        }
        if (wanted < all) {
            return List.of(Paginator.counted(from, wanted, from + all) + "; --offset " + (from + wanted)
                    + " goes on from there");
        }
        if (merged.isPart() && all < maxItems.orElse(Long.MAX_VALUE)) {
            String hint = consumer.usesPartialResult()
                    ? "without --all, what there is of it is printed all the same"
                    : "lcollections list --input prints what there is of it";
            throw new ApiException(Kind.INVALID_RESPONSE, "the list is incomplete: " + part(merged), hint, null);
        }
        return whole.notes();
    }

    private String part(Merged<?> merged) {
        return merged.rows().size() + " of " + merged.total().getAsLong() + " collections; " + origin
                + " holds no more";
    }

    private List<String> notes(Merged<?> merged, long from, int rows, int matching) {
        List<String> notes = new ArrayList<>();
        if (merged.repeated() > 0) {
            notes.add("left out, as an earlier page of " + origin + " has the same collection: " + merged.repeated());
        }
        notes.addAll(Paginator.notesOnPage(from, rows, OptionalLong.of(matching)));
        if (merged.isPart()) {
            notes.add(part(merged));
        }
        return notes;
    }

    /** The documents of an account, and those that name none. */
    private List<Document> documentsOf(OptionalLong asked) throws ApiException {
        if (asked.isEmpty() && accounts.size() > 1) {
            throw new UsageException(
                    "--input " + origin + " holds " + accounts.size() + " accounts: " + names(),
                    "choose one with --account");
        }
        List<Document> chosen = documents.stream()
                .filter(document -> asked.isEmpty()
                        || document.accountId().equals(asked)
                        || document.accountId().isEmpty())
                .toList();
        if (chosen.isEmpty()) {
            String message = "account " + asked.getAsLong() + " is not in " + origin;
            throw new ApiException(Kind.REJECTED, message, "it holds " + names(), null);
        }
        return chosen;
    }

    private String names() {
        return named().stream().limit(MAX_NAMED).map(Objects::toString).collect(Collectors.joining(", "))
                + (accounts.size() > MAX_NAMED ? ", …" : "");
    }

    private static Merged<Collection> merged(List<Document> documents) {
        Merged<Collection> merged = new Merged<>();
        documents.forEach(document -> merged.add(document, document.rows()));
        return merged;
    }

    private static boolean matches(Collection row, Query query) {
        String contract = row.text("contractAddress").orElse("");
        return query.tokenAddress().orElse(contract).equalsIgnoreCase(contract) && !(query.nonZero() && row.isEmpty());
    }
}
