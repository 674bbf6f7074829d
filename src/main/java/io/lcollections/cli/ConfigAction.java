package io.lcollections.cli;

/** What can be done with the configuration. The names are those that users type. */
enum ConfigAction {
    get,
    set,
    unset,
    list,
    path
}
