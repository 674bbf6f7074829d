package io.lcollections.cli;

import io.lcollections.api.Network;
import io.lcollections.render.Format;
import io.lcollections.terminal.ColorMode;
import picocli.CommandLine.ITypeConverter;

/** The options whose values are one of a few words. */
final class Words {
    private Words() {}

    static final class OfNetwork implements ITypeConverter<Network> {
        @Override
        public Network convert(String text) {
            return Values.word(Network.class, text);
        }
    }

    static final class OfFormat implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Values.word(Format.class, text);
        }
    }

    static final class OfColor implements ITypeConverter<ColorMode> {
        @Override
        public ColorMode convert(String text) {
            return Values.word(ColorMode.class, text);
        }
    }
}
