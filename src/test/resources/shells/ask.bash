# shellcheck shell=bash
# What a script for bash offers: ask.bash SCRIPT LINE...; prints the number of the line and the word that would result.
set -u
# shellcheck source=/dev/null
. "$1"
shift
COMP_WORDBREAKS=${BREAKS-$COMP_WORDBREAKS}

# Parts a line as bash does, and finds what of the last word is not replaced.
part() {
    local rest=$1 breaks=${COMP_WORDBREAKS//[\"\']/} char quote='' word='' glued=''
    COMP_WORDS=()
    while [[ -n $rest ]]; do
        char=${rest:0:1}
        rest=${rest:1}
        if [[ -n $quote || $char == [\"\'] ]]; then
            word+=$char
            case $quote in
                '') quote=$char ;;
                "$char") quote='' ;;
            esac
        elif [[ $breaks == *"$char"* ]]; then
            [[ -z $word ]] || COMP_WORDS+=("$word")
            glued+=$word$char
            word=''
            if [[ $char == ' ' ]]; then
                glued=''
            else
                COMP_WORDS+=("$char")
            fi
        else
            word+=$char
        fi
    done
    [[ -z $word && -n $glued ]] || COMP_WORDS+=("$word")
    kept=$glued
}

number=0
for line in "$@"; do
    part "$line"
    # The function reads them.
    # shellcheck disable=SC2034
    COMP_LINE=$line COMP_POINT=${#line} COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _lcollections
    for word in ${COMPREPLY[@]+"${COMPREPLY[@]}"}; do
        printf '%s\t%s\t\n' "$number" "$kept$word"
    done
    number=$((number + 1))
done
