package io.lcollections.cli;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.output.FormulaEscaper;
import io.lcollections.output.RenderOptions;
import io.lcollections.output.Renderer;
import io.lcollections.output.Utf8;
import io.lcollections.show.CardRenderer;
import io.lcollections.terminal.UserLocale;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how single collections are printed. */
final class ShowOutput {
    private static final List<String> FORMS = List.of("table", "json", "ndjson");

    /** Takes every format, because one in the environment may be meant for lists, and offers those of cards. */
    private final Opt<Format> format = Opt.of(new Word<>(Format.class, FORMS), "-o", "--output")
            .label("FORMAT")
            .otherwise(Format.table)
            .says("table (the default): a card for each; json, or ndjson");

    private final Opt<URI> ipfsGateway = Opt.of(new Gateways(), "--ipfs-gateway")
            .label("URL")
            .otherwise(Gateways.USUAL)
            .says("cards: where links to what is on IPFS lead; https://ipfs.io/ipfs/ without it");

    private final ColorOptions color = new ColorOptions();

    CommandSpec group() {
        return Opt.group(format, ipfsGateway).addOption(color.option());
    }

    /** Refuses what would be passed over in silence. A form that stands in the environment is meant for lists. */
    void check(Predicate<String> isTyped) {
        if (!FORMS.contains(format.value().name()) && isTyped.test("--output")) {
            throw new UsageException(
                    "a single collection has no form '" + format.value() + "'",
                    "-o table, json or ndjson; lcollections list -o " + format.value() + " prints lists");
        }
        if (isTyped.test("--ipfs-gateway") && isJson()) {
            throw new UsageException(
                    "--ipfs-gateway has no meaning with -o " + format.value(), "it goes with cards, -o table");
        }
    }

    private boolean isJson() {
        return format.value() == Format.json || format.value() == Format.ndjson;
    }

    /**
     * Prints collections, if there are any.
     *
     * @param first a page of the account that they are of
     * @param isWhole whether no failure keeps others from being there
     * @throws IOException when standard output does not take it
     */
    void print(Page first, List<Collection> found, Environment environment, boolean isWhole) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        Renderer renderer = isJson()
                ? Renderer.of(format.value(), options(environment), environment.stdout())
                : new CardRenderer(Utf8.writer(environment.stdout()), options(environment));
        renderer.begin(first);
        renderer.page(first.with(found));
        if (isWhole) {
            renderer.end();
        } else {
            renderer.abandon();
        }
    }

    private RenderOptions options(Environment environment) {
        boolean terminal = environment.terminal().isStdoutTerminal();
        return new RenderOptions(
                List.of(),
                false,
                true,
                false,
                terminal,
                FormulaEscaper.Mode.KEEP,
                color.screen(environment, !isJson()),
                environment.zone(),
                terminal ? UserLocale.of(environment.env(), "LC_NUMERIC") : Locale.ROOT,
                ipfsGateway.value(),
                environment.time().now());
    }
}
