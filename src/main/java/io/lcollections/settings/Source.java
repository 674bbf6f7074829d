package io.lcollections.settings;

/** The sources of an option's value, in ascending precedence. */
public enum Source {
    BUILT_IN,
    FILE,
    PROFILE,
    ENVIRONMENT,
    OPTION
}
