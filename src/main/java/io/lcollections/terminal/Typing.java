package io.lcollections.terminal;

/** Whether a terminal shows what is typed. */
public interface Typing {
    /** That of a terminal that cannot do anything else. */
    Typing ALWAYS_SHOWN = new Typing() {
        @Override
        public boolean hide() {
            return false;
        }

        @Override
        public void show() {
            // It is.
        }
    };

    /** No longer shows it, if that can be done. */
    boolean hide();

    /** Shows it again, as before, if it was hidden. Any thread may ask for it, several times, and while it is hidden. */
    void show();
}
