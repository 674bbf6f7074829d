package io.lcollections.cli;

import io.lcollections.api.CollectionsApi;
import io.lcollections.model.Query;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The totals of an account. */
@Command(
        name = "summary",
        abbreviateSynopsis = true,
        description = "How many collections an account holds, and how many kinds of NFT in them: in all, and by type,"
                + " deploy status, owner and mint channel. Every page is read.")
final class SummaryCommand implements Action {
    private final Host host;
    private final Messages messages;

    @Mixin
    private SummaryOptions query;

    @Mixin
    private PaceOptions paging;

    @Mixin
    private ServiceOptions service;

    @Mixin
    private SummaryOutput output;

    @Mixin
    private MessageOptions messageOptions;

    @Spec
    private CommandSpec spec;

    SummaryCommand(Host host, Messages messages) {
        this.host = host;
        this.messages = messages;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitStatus run() throws Exception {
        Predicate<String> isTyped = spec.commandLine().getParseResult()::hasMatchedOption;
        output.check(isTyped);
        ServiceConnector connector = new ServiceConnector(service, paging, host, messages, isTyped, false);
        Query asked = query.query(connector);
        SummaryWalk walk = new SummaryWalk(host, messages);
        host.atExit().accept(walk::stop);
        List<String> notes = read(connector, asked, walk);
        output.print(walk.summary(), host);
        notes.forEach(messages::note);
        return ExitStatus.DONE;
    }

    private List<String> read(ServiceConnector connector, Query asked, SummaryWalk walk) throws Exception {
        try (CollectionsApi api = connector.open()) {
            return api.walk(asked, paging.concurrency, OptionalLong.empty(), walk);
        } finally {
            walk.over();
        }
    }
}
