PROMPT=''
stty cols 400 rows 100
asked=("${(@f)$(<$HOME/asked)}")
fpath=($SCRIPTS $fpath)
autoload -Uz compinit
compinit -D -u

# Tells what is offered; sets of words that are only computed with pass through.
compadd() {
    local -a found shown
    local end='' at
    if [[ ${@[1,(i)(-|--)]} == *\ -[a-zA-Z]#[OAD]\ * || $1 == -[OAD] ]]; then
        builtin compadd "$@"
        return
    fi
    # A suffix that goes when the word ends is left out.
    (( ${@[(I)-q]} )) || end=${${@[(I)-S]:#0}:+${@[${@[(I)-S]}+1]}}
    (( ${@[(I)-d]} )) && shown=("${(@P)@[${@[(I)-d]}+1]}")
    builtin compadd -A found -D shown "$@"
    for (( at = 1; at <= $#found; at++ )); do
        print -r -- $number$'\t'$IPREFIX$found[at]$end$'\t'${shown[at]-} >> $HOME/offered
    done
    builtin compadd "$@"
}

offer() {
    _main_complete
    compstate[list]=
    compstate[insert]=
}
zle -C offer list-choices offer

number=-1
zle-line-init() {
    (( ++number < $#asked )) || exit
    BUFFER=$asked[number+1]
    CURSOR=$#BUFFER
    zle offer
    BUFFER=:
    zle accept-line
}
zle -N zle-line-init
