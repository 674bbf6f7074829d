# What fish offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

function __lcollections_typed --description 'The command before the cursor, or none, and its parameters'
    set -l flags \
        {{flags}}
    set -l valued \
        {{valued}}
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l command none
    set -l parameters
    set -l last ''
    for word in $typed
        set -l before $last
        set last ''
        if test "$before" = --
            set -a parameters $word
            set last --
        else if contains -- "$before" $valued
            continue
        else if string match --quiet -- '-*' $word
            set last (string replace --regex -- '.*=.*' '' $word)
        else if test $command = none; and not set -q parameters[1]; and contains -- $word {{commands}}
            set command $word
        else if test $command != none; or contains -- "$before" '' $flags
            # Otherwise it is the value of another spelling of an option.
            set -a parameters $word
        end
    end
    # No command is offered behind --, or where the value of an option belongs.
    if test $command = none; and contains -- "$last" -- $valued
        set -a parameters $last
    end
    printf '%s\n' $command $parameters
end

function __lcollections_is --description 'Whether the command is one of these'
    contains -- (__lcollections_typed)[1] $argv
end

function __lcollections_has --description 'Whether so many parameters stand before the cursor'
    test (count (__lcollections_typed)) -eq (math $argv[1] + 1)
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
