# What a script for fish offers: ask.fish SCRIPT LINE...; prints the number of the line, the word, and its description.
source $argv[1]
set -l number 0
for line in $argv[2..]
    for offered in (complete -C $line)
        printf '%s\t%s\n' $number $offered
    end
    set number (math $number + 1)
end
