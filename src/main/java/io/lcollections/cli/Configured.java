package io.lcollections.cli;

import io.lcollections.settings.Sources;

/** A group of options that asks the configuration for more than the values of its options. */
interface Configured {
    /** Hands over what there is besides the command line, before the command runs. */
    void configured(Sources found);
}
