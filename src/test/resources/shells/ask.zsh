# What a script for zsh offers: ask.zsh SCRIPT LINE...; prints the number of the line, the word, and what is shown of it.
# Only a zsh on a terminal completes; it gets its lines from a file.
zmodload zsh/zpty
export SCRIPTS=${1:h} ZDOTDIR=${0:a:h}/zsh-asked
print -rl -- "${@[2,-1]}" > $HOME/asked
: > $HOME/offered
zpty asked zsh -d -i
while zpty -r asked shown; do :; done
cat $HOME/offered
