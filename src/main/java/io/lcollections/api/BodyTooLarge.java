package io.lcollections.api;

import java.io.IOException;

/** A body went on beyond the bound. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge(long bound) {
        super("over " + (bound >> 20) + " MiB long");
    }
}
