package io.lcollections.settings;

/** Where the value of an option can come from, from the weakest to the strongest. */
public enum Source {
    BUILT_IN,
    FILE,
    PROFILE,
    ENVIRONMENT,
    OPTION
}
