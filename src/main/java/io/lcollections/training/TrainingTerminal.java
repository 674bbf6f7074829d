package io.lcollections.training;

import io.lcollections.terminal.Terminal;

/** What standard output is while nobody reads it. */
enum TrainingTerminal implements Terminal {
    SCREEN(true),
    PIPE(false);

    private static final int COLUMNS = 100;

    private final boolean isScreen;

    TrainingTerminal(boolean isScreen) {
        this.isScreen = isScreen;
    }

    @Override
    public boolean isStdoutTerminal() {
        return isScreen;
    }

    @Override
    public boolean isStdoutPipe() {
        return !isScreen;
    }

    @Override
    public int width() {
        return COLUMNS;
    }

    @Override
    public boolean isStderrTerminal() {
        return isScreen;
    }

    @Override
    public int stderrWidth() {
        return COLUMNS;
    }
}
