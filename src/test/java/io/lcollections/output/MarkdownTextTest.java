package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.terminal.TextSanitizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers try, and the source that it becomes; ⁂ is the break that no one sees. */
class MarkdownTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '⌑',
            value = {
                "bar that would open another cell ¦ a|b ¦ a\\|b",
                "bar behind a backslash ¦ a\\|b ¦ a\\\\\\\\\\|b",
                "backslash that would take the end of its cell along ¦ a\\ ¦ a\\\\\\\\",
                "backslash before a letter ¦ \\n ¦ \\\\\\\\n",
                "link ¦ [a](https://evil.example) ¦ \\[a\\](https:⁂//evil.example)",
                "picture ¦ ![a](//evil.example/p.png) ¦ !\\[a\\](//evil.example/p.png)",
                "link by a reference ¦ [a][1] ¦ \\[a\\]\\[1\\]",
                "note below the text ¦ [^1] ¦ \\[^1\\]",
                "task ¦ [ ] a ¦ \\[ \\] a",
                "address in angle brackets ¦ <https://evil.example> ¦ \\<https:⁂//evil.example>",
                "address of the web ¦ http://evil.example ¦ http:⁂//evil.example",
                "address in capitals ¦ HTTPS://EVIL.EXAMPLE ¦ HTTPS:⁂//EVIL.EXAMPLE",
                "address of another scheme ¦ ipfs://Qm ¦ ipfs:⁂//Qm",
                "address by its www ¦ www.evil.example ¦ www⁂.evil.example",
                "address by its WWW ¦ (WWW.evil.example ¦ (WWW⁂.evil.example",
                "mail address ¦ a.b@evil.example ¦ a.b@⁂evil.example",
                "mail address of a scheme ¦ mailto:a@b.co ¦ mailto:a@⁂b.co",
                "mention ¦ @octocat ¦ @⁂octocat",
                "mention of a team ¦ hi @org/team! ¦ hi @⁂org/team!",
                "issue ¦ #12 ¦ #⁂12",
                "issue of another place ¦ org/repo#12 ¦ org/repo#⁂12",
                "issue in the old form ¦ GH-12 ¦ GH-⁂12",
                "issue in the old form, small ¦ gh-12 ¦ gh-⁂12",
                "commit of another place ¦ org@a5c3785ed8 ¦ org@⁂a5c3785ed8",
                "emoji by its name ¦ :smile: ¦ :⁂smile:",
                "emoji of a number ¦ a:100:b ¦ a:⁂100:b",
                "emoji behind another ¦ :a:b: ¦ :⁂a:⁂b:",
                "emphasis ¦ *a* ¦ \\*a\\*",
                "emphasis by underscores ¦ _a_ ¦ \\_a\\_",
                "strong by underscores ¦ __a__b ¦ \\_\\_a__b",
                "underscore beside a sign ¦ a_!_b ¦ a\\_!\\_b",
                "strike ¦ ~~a~~ ¦ \\~\\~a\\~\\~",
                "code ¦ `a` ¦ \\`a\\`",
                "tag ¦ <img src=x onerror=alert(1)> ¦ \\<img src=x onerror=alert(1)>",
                "comment ¦ <!-- a --> ¦ \\<!-- a -->",
                "entity ¦ &lt;b&gt; ¦ &amp;lt;b&amp;gt;",
                "entity by its number ¦ &#60;b ¦ &amp;#⁂60;b",
                "entity by its number of 16 ¦ &#x3c;b ¦ &amp;#x3c;b",
                "formula ¦ $x$ ¦ \\$x\\$",
                "line of dashes ¦ --- | --- ¦ --- \\| ---",
                "two lines ¦ a⏎# b ¦ a\\\\n# b",
                "override of the direction ¦ a⇐b ¦ a\\\\u{202e}b",
                "blank at its ends ¦ ⌑ a  b ⌑ ¦ &#32;a  b&#32;",
                "blanks and nothing else ¦ ⌑  ⌑ ¦ &#32;&#32;",
            })
    void cannotAct(String attack, String text, String markdown) {
        String served = text.replace('⏎', '\n').replace('⇐', '\u202e');
        String expected = markdown.replace("⁂", "&#8203;");
        // The shown form has doubled a backslash that was sent.
        assertEquals(expected, MarkdownText.of(TextSanitizer.sanitize(served)), attack);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Cats, Dogs & Friends",
                "AT&T, R&D &c.",
                "DEPLOY_FAILED",
                "NOT__DEPLOYED",
                "0x25dde2b2a64bcf26d3",
                "2022-11-22",
                "1. a + b - c. d!",
                "# a > b = c ^ d",
                "C# @ 12:30:45 for $5 (a:b) www high-5",
                "理科生的相册 👩‍👩‍👧",
                "é_ß",
            })
    void whatCannotActStaysAsItIs(String text) {
        assertEquals(text, MarkdownText.of(text));
    }
}
