package io.lcollections.completion;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A shell of this machine, which reads no settings but ours. */
enum RealShell {
    BASH("lcollections.bash", "bash --norc --noprofile %s/ask.bash", "bash --rcfile %s/typed.bash -i"),
    ZSH("_lcollections", "zsh -f %s/ask.zsh", "ZDOTDIR=%s/zsh-typed zsh -d -i"),
    FISH("lcollections.fish", "fish -N %s/ask.fish", "fish -N -i -C 'source %s/typed.fish'");

    private static final Path HELPERS =
            Path.of("src", "test", "resources", "shells").toAbsolutePath();

    private final String script;
    private final String asked;
    private final String typed;

    /** The whole word that would result, and its description with whatever is shown around it. */
    record Offer(String word, String shown) {}

    RealShell(String script, String asked, String typed) {
        this.script = script;
        this.asked = asked;
        this.typed = typed;
    }

    void assumeItIsThere() {
        Tool.require(asked.substring(0, asked.indexOf(' ')));
    }

    String script() {
        return script;
    }

    /** How it is started for someone at its keys, for a shell to run. */
    String typed() {
        return typed.formatted(HELPERS);
    }

    List<List<Offer>> ask(Place place, List<String> lines) throws IOException {
        List<String> command = new ArrayList<>();
        Stream.of(asked.split(" ")).map(word -> word.formatted(HELPERS)).forEach(command::add);
        command.add(place.script(script).toString());
        command.addAll(lines);
        List<List<Offer>> offers = new ArrayList<>();
        IntStream.range(0, lines.size()).forEach(line -> offers.add(new ArrayList<>()));
        place.run(command).lines().forEach(line -> {
            String[] parts = line.split("\t", 3);
            offers.get(Integer.parseInt(parts[0])).add(new Offer(parts[1], parts.length < 3 ? "" : parts[2]));
        });
        return offers;
    }
}
