# A zsh that tells when it is ready, and at Ctrl-T what stands in its line.
PROMPT=$'%{\035%}'
fpath=($SCRIPTS $fpath)
autoload -Uz compinit
compinit -D -u

tell() {
    printf '\036%s\037' "$BUFFER"
    BUFFER=''
}
zle -N tell
bindkey '^T' tell
