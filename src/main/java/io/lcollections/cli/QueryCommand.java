package io.lcollections.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command that reads collections from a service or from saved responses. */
public abstract class QueryCommand extends BaseCommand {
    @Mixin
    protected QueryOptions query;

    @Mixin
    protected RequestOptions requests;

    @Mixin
    protected ServiceOptions service;

    @Mixin
    private ConfigOptions config;

    protected QueryCommand(Environment environment, Console console) {
        super(environment, console);
    }

    /**
     * @param input empty for a command that always queries a service
     */
    protected ServiceFactory services(Optional<InputOption> input) {
        return new ServiceFactory(this, service, Optional.of(requests), input);
    }
}
