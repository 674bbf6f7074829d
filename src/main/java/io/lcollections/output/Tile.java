package io.lcollections.output;

import java.util.List;

/** A drawing that stands for a collection where there is no picture: the same for the same id, wherever it is made. */
final class Tile {
    private static final int SIDE = 2;

    /** A ground and two colours upon it. */
    private record Colours(String ground, String first, String second) {}

    private static final List<Colours> PALETTE = List.of(
            new Colours("#22577a", "#57cc99", "#c7f9cc"),
            new Colours("#3d405b", "#e07a5f", "#f2cc8f"),
            new Colours("#264653", "#e9c46a", "#2a9d8f"),
            new Colours("#f4f1de", "#e07a5f", "#3d405b"),
            new Colours("#1d3557", "#a8dadc", "#e76f6f"),
            new Colours("#f2e8cf", "#386641", "#bc4749"),
            new Colours("#ffd7ba", "#6d597a", "#b56576"),
            new Colours("#dfe3e8", "#415a77", "#8da2bd"),
            new Colours("#fefae0", "#606c38", "#dda15e"),
            new Colours("#d8c8e8", "#6a4c93", "#f7aef8"),
            new Colours("#283618", "#dda15e", "#a3b18a"),
            new Colours("#0b3954", "#bfd7ea", "#ff8b7b"));

    /** Each in a square of one by one, whose upper left corner is where the pen is. */
    private static final List<String> SHAPES = List.of(
            "h1v1h-1z",
            "h1l-1 1z",
            "h1v1z",
            "v1h1z",
            "m1 0v1h-1z",
            "h1a1 1 0 0 1-1 1z",
            "m1 0v1a1 1 0 0 1-1-1z",
            "m1 1h-1a1 1 0 0 1 1-1z",
            "m0 1v-1a1 1 0 0 1 1 1z",
            "m0 .5a.5.5 0 1 1 1 0a.5.5 0 1 1-1 0z");

    private Tile() {}

    /** SVG of some 300 characters. */
    static String of(String id) {
        long draw = hash(id);
        Colours colours = PALETTE.get(choose(draw, PALETTE.size()));
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
            draw = mix(draw);
            String shape = SHAPES.get(choose(draw, SHAPES.size()));
            // The two cells of a diagonal differ from the others, so that no tile is of one colour.
            boolean isFirst = cell == 0 || cell == SIDE * SIDE - 1;
            (isFirst ? first : second)
                    .append('M')
                    .append(cell % SIDE)
                    .append(' ')
                    .append(cell / SIDE)
                    .append(shape);
        }
        return "<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\">" + path(colours.ground(), "M0 0h2v2h-2z")
                + path(colours.first(), first) + path(colours.second(), second) + "</svg>";
    }

    private static String path(String fill, CharSequence line) {
        return "<path fill=\"" + fill + "\" d=\"" + line + "\"/>";
    }

    /** FNV-1a: part of what the same id looks like everywhere, so it is not left to a library. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** The next of a series without a pattern: splitmix64. */
    private static long mix(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static int choose(long draw, int of) {
        return (int) Long.remainderUnsigned(draw, of);
    }
}
