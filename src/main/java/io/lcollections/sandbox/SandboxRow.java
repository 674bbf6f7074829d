package io.lcollections.sandbox;

/** A row as the wire has it: the collection, and how many kinds of NFT in it the account holds. */
record SandboxRow(SandboxCollection collection, int count) {}
