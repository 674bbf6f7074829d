package io.lcollections.output;

import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One bar of a summary.
 *
 * @param label what it counts, safe to show
 * @param brief the same in less room, where there is a shorter form that tells it from others
 * @param look the colours of it
 */
record SummaryRow(String label, String brief, UnaryOperator<String> look, long collections, BigInteger kinds) {
    /** Those behind them are counted together. */
    private static final int MOST = 10;

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    /** What could be taken for a word of ours. */
    private static final Pattern OURS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);

    /** The rows of a grouping: the largest groups, and one for all others. */
    static List<SummaryRow> of(Grouping grouping, Styles palette) {
        return of(grouping, palette, value -> "", (value, text) -> text);
    }

    /**
     * The same with the colours of deploy states.
     *
     * @param haveSigns whether they have their signs as well
     */
    static List<SummaryRow> ofStates(Grouping grouping, Styles palette, boolean haveSigns) {
        return of(
                grouping,
                palette,
                state -> haveSigns ? signColumn(state) : "",
                (state, text) -> DeployState.look(palette, state, text));
    }

    /** Those without a sign stand below the words of the others. */
    private static String signColumn(String state) {
        String sign = DeployState.sign(state);
        return sign.isEmpty() ? "  " : sign + " ";
    }

    private static List<SummaryRow> of(
            Grouping grouping, Styles palette, Function<String, String> sign, BinaryOperator<String> look) {
        List<Grouping.Group> groups = grouping.groups();
        // A line for one other alone would be no shorter.
        int own = groups.size() <= MOST + 1 ? groups.size() : MOST;
        List<SummaryRow> rows = new ArrayList<>();
        for (Grouping.Group group : groups.subList(0, own)) {
            boolean isNone = group.value().isNull();
            String text = group.text();
            String label = sign.apply(text) + (isNone ? "(none)" : shown(text));
            String brief = ADDRESS.matcher(text).matches() ? StandInName.brief(text) : label;
            UnaryOperator<String> looks = isNone ? palette::dim : cell -> look.apply(text, cell);
            rows.add(new SummaryRow(label, brief, looks, group.collections(), group.kinds()));
        }
        if (own < groups.size()) {
            rows.add(others(groups.subList(own, groups.size()), sign.apply(""), palette));
        }
        return rows;
    }

    private static SummaryRow others(List<Grouping.Group> groups, String sign, Styles palette) {
        String label = sign + "others (" + groups.size() + ")";
        long collections =
                groups.stream().mapToLong(Grouping.Group::collections).sum();
        BigInteger kinds = groups.stream().map(Grouping.Group::kinds).reduce(BigInteger.ZERO, BigInteger::add);
        return new SummaryRow(label, label, palette::dim, collections, kinds);
    }

    private static String shown(String text) {
        String visible = TextSanitizer.sanitize(text);
        return OURS.matcher(text).matches() ? '"' + visible + '"' : visible;
    }
}
