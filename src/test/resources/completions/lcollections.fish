# What fish offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

function __lcollections_is --description 'Whether the command is one of these'
    set -l typed (commandline -opc)
    set -l command {{usual}}
    if set -q typed[2]; and contains -- $typed[2] {{commands}}
        set command $typed[2]
    end
    contains -- $command $argv
end

function __lcollections_has --description 'Whether so many words stand before the cursor, without a --'
    set -l typed (commandline -opc)
    test "$typed[2]" = --
    or set typed (string match --invert -- -- $typed)
    test (count $typed) -eq $argv[1]
end

function __lcollections_follows --description 'Whether the word before the cursor is one of these'
    contains -- (commandline -opc)[-1] $argv
end

function __lcollections_pick --description 'Words with commas between, without those that stand there already'
    set -l typed (commandline -ct | string replace --regex -- '^(--[^=]*=)?["\']?' '')
    set -l head (string match --regex -- '^.*,' $typed)
    set -l last (string replace --regex -- '^.*,' '' $typed)
    set -l given (string split -- , $head | string replace --regex -- '^-' '' | string replace --regex -- '=.*' '')
    set -l sign ''
    set -l end ''
    switch $argv[1]
        case signed_words
            string match --quiet -- '-*' $last
            and set sign -
        case odds
            set end =
    end
    for word in $argv[2..]
        contains -- $word $given
        or printf '%s\t\n' "$head$sign$word$end"
    end
end
{{functions}}

complete -c lcollections -f
{{lines}}
