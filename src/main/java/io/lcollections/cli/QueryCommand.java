package io.lcollections.cli;

import java.util.List;
import picocli.CommandLine.Mixin;

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

    protected QueryCommand(Environment environment, Console console) {
        super(environment, console);
    }

    /** The files are saved responses; there are none for a service. */
    protected ServiceFactory services(List<String> files) {
        return new ServiceFactory(this, service, requests, files);
    }
}
