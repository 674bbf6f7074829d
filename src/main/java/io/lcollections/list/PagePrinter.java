package io.lcollections.list;

import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InterruptGuard;
import io.lcollections.cli.PageCollector;
import io.lcollections.model.Page;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.OptionalLong;

/** Prints pages as they arrive; those of one account, unless a subclass knows of several. */
class PagePrinter extends PageCollector {
    final OutputOptions output;
    private final Environment environment;
    private final boolean areSeveral;
    private final OptionalLong maxItems;
    private Renderer renderer;
    private boolean hasRows;
    private volatile boolean hasGap;
    /** With {@code --sort}, all rows are printed when the output is ended. */
    private volatile boolean isEnding;

    PagePrinter(OutputOptions output, Environment environment, boolean areSeveral, OptionalLong maxItems) {
        super(environment, new InterruptGuard(environment, null), null);
        this.output = output;
        this.environment = environment;
        this.areSeveral = areSeveral;
        this.maxItems = maxItems;
    }

    @Override
    protected void collect(Page page) throws IOException {
        Page shown = output.shown(page, areSeveral);
        progress.hide();
        if (!hasRows && !shown.collections().isEmpty()) {
            output.check(shown);
            hasRows = true;
        }
        if (renderer == null) {
            renderer = output.renderer(environment, areSeveral);
            renderer.begin(shown);
        }
        renderer.page(shown);
        if (renderer.isAtLineStart()) {
            progress.resume();
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
    protected OptionalLong expected(long all) {
        return OptionalLong.of(Math.min(maxItems.orElse(Long.MAX_VALUE), all));
    }

    final ExitCode result() {
        return output.result(hasRows);
    }

    /** Ends the output after the last row, or after a failure so that it does not look complete. */
    final void end(boolean isComplete) throws IOException {
        guard.run(() -> {
            progress.close();
            isEnding = true;
            endDocument(isComplete);
            close();
        });
    }

    final void endDocument(boolean isComplete) throws IOException {
        if (renderer == null) {
            return;
        }
        if (isComplete) {
            renderer.end();
        } else {
            renderer.abandon();
        }
        renderer.notes().forEach(console::note);
        renderer = null;
        progress.resume();
    }

    @Override
    protected final String interrupted() {
        progress.close();
        try {
            if (guard.isBetweenSteps()) {
                endDocument(false);
            }
        } catch (IOException cannotWrite) {
            // The process ends anyway, and the message is still true.
        }
        return message();
    }

    protected String message() {
        if (isEnding) {
            return "interrupted while printing; the output is incomplete: run it again";
        }
        boolean canContinue = !hasGap && usesPartialResult();
        String next = canContinue ? "continue with --offset " + nextOffset() : "run it again";
        return "interrupted " + soFar() + (hasPage() ? "; " + next : "");
    }
}
