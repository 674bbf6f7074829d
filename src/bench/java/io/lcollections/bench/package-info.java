/**
 * The benchmark: whole runs of {@code lcollections --all} beside a keep-alive {@code curl | jq}, on the same server and
 * in turns. It knows nothing of the program but its command line.
 */
package io.lcollections.bench;
