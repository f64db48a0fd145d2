# zsh zsh-completes.zsh FILE LINE PATTERN: types the line and a tab into a zsh that has read the file, on a
# terminal of its own, and prints "found" once it shows the pattern.
zmodload zsh/zpty
zpty shell "zsh -f -i"
zpty -w shell "autoload -Uz compinit; compinit -D -u; source $1; print rea''dy"
zpty -r shell seen '*ready*'
zpty -w -n shell "$2"$'\t'
zpty -r shell seen "*$3*"
print found
