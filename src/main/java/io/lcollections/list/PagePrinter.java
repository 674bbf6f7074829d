package io.lcollections.list;

import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.PageCollector;
import io.lcollections.model.Page;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.OptionalLong;

/** Prints the pages of one account as they arrive. */
final class PagePrinter extends PageCollector {
    private final OutputOptions output;
    private final Environment environment;
    private final OptionalLong maxItems;
    private Renderer renderer;
    private boolean hasRows;
    private volatile boolean hasGap;
    /** Whether the output is being ended: with {@code --sort}, all rows are printed then. */
    private volatile boolean isEnding;

    PagePrinter(OutputOptions output, Environment environment, Console console, OptionalLong maxItems) {
        super(environment, console);
        this.output = output;
        this.environment = environment;
        this.maxItems = maxItems;
    }

    @Override
    protected void collect(Page page) throws IOException {
        Page shown = output.shown(page, false);
        progress().hide();
        if (renderer == null) {
            output.check(shown);
            renderer = output.renderer(environment, false);
            renderer.begin(shown);
        }
        renderer.page(shown);
        hasRows |= !shown.collections().isEmpty();
        if (renderer.isAtLineStart()) {
            progress().resume();
        }
    }

    @Override
    public void rowsSkipped() {
        hasGap = true;
    }

    @Override
    public boolean usesPartialResult() {
        return output.isUsableInPart();
    }

    @Override
    protected OptionalLong expected(long rows, OptionalLong remaining) {
        return remaining.isPresent()
                ? OptionalLong.of(Math.min(maxItems.orElse(Long.MAX_VALUE), rows + remaining.getAsLong()))
                : remaining;
    }

    boolean hasRows() {
        return hasRows;
    }

    /** All rows arrived: completes the output. */
    void end() throws IOException {
        end(() -> {
            renderer.end();
            close();
            renderer.notes().forEach(console::note);
        });
    }

    /** No more rows arrive, because of a failure. */
    void endIncomplete() throws IOException {
        end(() -> {
            abandon();
            close();
        });
    }

    private void end(Step step) throws IOException {
        uninterrupted(() -> {
            progress().close();
            isEnding = true;
            step.run();
        });
    }

    @Override
    protected void abandon() throws IOException {
        if (renderer != null) {
            renderer.abandon();
            renderer.notes().forEach(console::note);
        }
    }

    @Override
    protected String interrupted() {
        if (isEnding) {
            return "interrupted while printing; the output is incomplete: run it again";
        }
        if (renderer == null) {
            return "interrupted " + soFar();
        }
        if (!usesPartialResult()) {
            return "interrupted " + soFar() + "; run it again";
        }
        return "interrupted " + soFar() + "; "
                + (hasGap
                        ? "the account changed meanwhile, and some earlier collections are missing: run it again"
                        : "continue with --offset " + nextOffset());
    }
}
