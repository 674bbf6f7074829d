package io.lcollections.output;

import java.util.List;

/** A drawing in place of a missing picture, derived from the id. Readers recognise a collection by it, so it must not change. */
final class Identicon {
    /** Background, first and second colour. */
    private static final List<String> PALETTE =
            List.of(("#22577a #57cc99 #c7f9cc,#3d405b #e07a5f #f2cc8f,#264653 #e9c46a #2a9d8f,#f4f1de #e07a5f #3d405b,"
                            + "#1d3557 #a8dadc #e76f6f,#f2e8cf #386641 #bc4749,#ffd7ba #6d597a #b56576,#dfe3e8 #415a77 #8da2bd,"
                            + "#fefae0 #606c38 #dda15e,#d8c8e8 #6a4c93 #f7aef8,#283618 #dda15e #a3b18a,#0b3954 #bfd7ea #ff8b7b")
                    .split(","));

    /** SVG paths in a square of side 1, relative to its upper left corner. */
    private static final List<String> SHAPES =
            List.of(("h1v1h-1z,h1l-1 1z,h1v1z,v1h1z,m1 0v1h-1z,h1a1 1 0 0 1-1 1z,m1 0v1a1 1 0 0 1-1-1z,"
                            + "m1 1h-1a1 1 0 0 1 1-1z,m0 1v-1a1 1 0 0 1 1 1z,m0 .5a.5.5 0 1 1 1 0a.5.5 0 1 1-1 0z")
                    .split(","));

    private Identicon() {}

    /** About 300 characters of SVG: two by two shapes, those on one diagonal in one colour. */
    static String svg(String id) {
        long random = hash(id);
        String[] colours = pick(PALETTE, random).split(" ");
        String[] shapes = new String[4];
        for (int i = 0; i < shapes.length; i++) {
            random = splitMix64(random);
            shapes[i] = "M" + i % 2 + " " + i / 2 + pick(SHAPES, random);
        }
        return "<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\">"
                + path(colours[0], "M0 0h2v2h-2z")
                + path(colours[1], shapes[0] + shapes[3])
                + path(colours[2], shapes[1] + shapes[2])
                + "</svg>";
    }

    private static String path(String fill, String line) {
        return "<path fill=\"" + fill + "\" d=\"" + line + "\"/>";
    }

    private static <T> T pick(List<T> choices, long random) {
        return choices.get((int) Long.remainderUnsigned(random, choices.size()));
    }

    /** FNV-1a. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return splitMix64(hash);
    }

    private static long splitMix64(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
