package io.lcollections.cli;

import io.lcollections.api.CollectionsApi;
import io.lcollections.api.FilteredCollectionsApi;
import io.lcollections.json.JqExpression;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that reads collections from a service or from saved responses. */
public abstract class QueryCommand extends BaseCommand {
    @Mixin
    protected QueryOptions query;

    @Mixin
    protected ServiceFactory.Requests requests;

    @Mixin
    protected ServiceFactory.Options service;

    @Mixin
    private Settings.Options config;

    protected ServiceFactory services(List<String> files) {
        return new ServiceFactory(this, service, requests, files);
    }

    /** The query of a page; an offset or a limit that is {@code null} is not sent. */
    protected static Query page(Query query, Long offset, Integer limit) {
        return query.with(
                offset == null ? OptionalLong.empty() : OptionalLong.of(offset),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }

    /** Which collections are read. */
    protected static final class QueryOptions {
        @Option(
                names = {"-a", "--account"},
                split = ",",
                paramLabel = "ID",
                description = "the account: its number, or the 0x… address of its owner, which is looked up")
        private List<Account> accounts;

        @Option(names = "--non-zero", description = "only collections of which the account holds at least one NFT")
        private Boolean nonZero;

        @Option(
                names = "--token-address",
                paramLabel = "0x…",
                converter = Converters.TokenAddressConverter.class,
                description = "only collections of this contract")
        private String tokenAddress;

        @Option(
                names = "--collection-id",
                paramLabel = "N",
                description = "only the collection with this id; the service does not document this parameter")
        private Long collectionId;

        @Option(
                names = "--where",
                paramLabel = "EXPR",
                converter = Converters.JqConditionConverter.class,
                description = "only collections for which this jq expression is true, such as '.count > 5'")
        private JqExpression where;

        public List<Account> accounts() {
            return accounts == null ? List.of() : accounts.stream().distinct().toList();
        }

        /** The query for the only account; fails if there is none although the service needs one, or several. */
        public Query query(ServiceFactory service) {
            if (!service.needsAccount()) {
                return query(Optional.empty());
            }
            List<Account> given = accounts();
            if (given.isEmpty()) {
                throw new UsageException(
                        "no account given",
                        "add --account 10001; to try it with generated data: --network sandbox --account 10001");
            }
            if (given.size() > 1) {
                throw new UsageException("--account names " + given.size() + " accounts", "name one account at a time");
            }
            return query(service, given.get(0));
        }

        public Query query(ServiceFactory service, Account account) {
            if (account.isAddress() && service.readsSavedResponses()) {
                throw new UsageException(
                        "saved responses know accounts by number, and " + account + " cannot be looked up",
                        "give the number of the account");
            }
            return query(Optional.of(account));
        }

        public Optional<String> where() {
            return Optional.ofNullable(where).map(JqExpression::toString);
        }

        /** Applies {@code --where}, and filters that the service ignores; a note may say how many collections match. */
        public CollectionsApi filtered(CollectionsApi api, boolean isCounted) {
            return new FilteredCollectionsApi(api, Optional.ofNullable(where), isCounted);
        }

        public Query query(Optional<Account> account) {
            Map<String, String> filters = new LinkedHashMap<>();
            filters.put("nonZero", Objects.toString(nonZero, null));
            filters.put("tokenAddress", tokenAddress);
            filters.put("collectionId", Objects.toString(collectionId, null));
            filters.values().removeAll(Collections.singleton(null));
            return new Query(account, OptionalLong.empty(), OptionalInt.empty(), filters);
        }
    }

    /** The page size, for commands that always read every page. */
    protected static final class PageSize {
        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "the size of a page (default 50); every page is read")
        private Integer limit;

        public Query apply(Query query) {
            return page(query, null, limit);
        }
    }
}
