/**
 * The benchmark: start-up, and whole runs of {@code lcollections --all}, beside {@code curl | jq} on the same server and
 * in turns. It knows nothing of the program but its command line.
 */
package io.lcollections.bench;
