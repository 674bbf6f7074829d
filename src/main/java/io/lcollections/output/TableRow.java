package io.lcollections.output;

import java.util.List;
import java.util.Optional;

/**
 * A collection as it stands in a table.
 *
 * @param cells what is to be seen in each column, safe to show
 * @param page where its name leads to
 * @param hasStandIn whether the name is none of its own
 * @param state the state of its contract as it was served; empty where that is no text
 * @param isEmpty whether the account holds nothing of it
 */
record TableRow(List<String> cells, Optional<String> page, boolean hasStandIn, String state, boolean isEmpty) {}
