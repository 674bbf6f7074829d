# shellcheck shell=bash
# A bash that tells when it is ready, and at Ctrl-T what stands in its line.
PS1=$'\035'
# shellcheck source=/dev/null
. "$SCRIPTS/lcollections.bash"

tell() {
    printf '\036%s\037' "$READLINE_LINE"
    READLINE_LINE=''
    READLINE_POINT=0
}
bind -x '"\C-t": tell'
