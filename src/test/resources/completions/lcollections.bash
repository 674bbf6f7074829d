# shellcheck shell=bash
# What bash offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.
# It runs in bash 3.2 and later, and needs nothing else.

# By the name of an option, what that takes; by the number of parameters before, what the next one is. Either way, the
# options there are.
__lcollections_menu() {
    takes=flag
    words=()
    repeated=''
    case $command in
        {{menus}}
    esac
}

# Puts together what bash parts at = and : as well as at blanks, up to the cursor: the words before the current one, the
# current one, and what bash keeps of it.
__lcollections_split() {
    local line=${COMP_LINE:0:COMP_POINT} gap piece='' head i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        gap=${line%%[![:space:]]*}
        line=${line#"$gap"}
        if [[ -n $gap && $i -gt 0 ]]; then
            before+=("$current")
            current=''
        fi
        kept=$current
        piece=${COMP_WORDS[i]-}
        [[ $line == "$piece"* ]] || piece=$line
        line=${line#"$piece"}
        current+=$piece
    done
    # Bash takes care of an opening quote. Otherwise it replaces what stands behind the last sign that parts words, also
    # where it is so old that it has not parted them.
    case $piece in
        [\"\']*) piece=${piece:1} ;;
        *\\*) ;;
        *)
            head=$piece
            while [[ -n $head && ${COMP_WORDBREAKS-} != *"${head:${#head}-1}"* ]]; do
                head=${head%?}
            done
            kept+=$head
            piece=${piece#"$head"}
            ;;
    esac
    current=$kept${piece//\\/}
}

# Finds the command, the options that are given, and the one whose value is the current word; > is one for this purpose.
# The command may stand behind options. Behind -- there are parameters only.
__lcollections_read() {
    local flags=(
        {{flags}}
    )
    local valued=(
        {{valued}}
    )
    local word next i IFS=' '
    for ((i = 1; i < ${#before[@]}; i++)); do
        word=${before[i]}
        if [[ -n $option ]]; then
            option=''
            continue
        fi
        case $ended$word in
            *[\<\>]) option='>' ;;
            *[\<\>]*) ;;
            --) ended=. ;;
            -*=*) given+="${word%%=*} " ;;
            -*)
                given+="$word "
                next=${before[i + 1]-}
                if [[ " ${valued[*]} " == *" $word "* ]]; then
                    option=$word
                elif [[ -z $command && " ${flags[*]} " != *" $word "* ]]; then
                    # Another spelling of an option: what follows is its value, unless it is an option or a command.
                    [[ $next == -* || " ${commands[*]} " == *" $next "* ]] || i=$((i + 1))
                fi
                ;;
            *)
                if [[ -z $command && $parameters -eq 0 && " ${commands[*]} " == *" $ended$word "* ]]; then
                    command=$word
                else
                    parameters=$((parameters + 1))
                fi
                ;;
        esac
    done
}

# Offers a value, if it begins with what is typed of it.
__lcollections_offer() {
    local whole=$prefix$1
    [[ $whole != "$current"* ]] || COMPREPLY+=("${whole#"$kept"}")
}

# Both names of each option that is not given yet or may be given again.
__lcollections_offer_options() {
    local names short long
    for names in "${options[@]}"; do
        short=${names% *}
        long=${names#* }
        [[ $repeated == *" $long "* || ($given != *" $short "* && $given != *" $long "*) ]] || continue
        __lcollections_offer "$long"
        [[ $short == "$long" ]] || __lcollections_offer "$short"
    done
}

# Words with commas between, without those that stand there already.
__lcollections_offer_words() {
    local typed=${current#"$prefix"} head='' sign='' end='' word
    if [[ $typed == *,* ]]; then
        head=${typed%,*},
        typed=${typed##*,}
    fi
    case $takes in
        signed_words) [[ $typed != -* ]] || sign=- ;;
        odds) end='=' ;;
    esac
    for word in "${words[@]}"; do
        [[ ,$head != *",$word"[,=]* && ,$head != *",-$word,"* ]] || continue
        __lcollections_offer "$head$sign$word$end"
    done
    # There may be more to come. Older ones do not know how to leave out the blank.
    compopt -o nospace 2>/dev/null
}

__lcollections_offer_files() {
    local file
    while IFS= read -r file; do
        __lcollections_offer "$file"
    done < <(compgen -f -- "${current#"$prefix"}")
    compopt -o filenames 2>/dev/null
}

_lcollections() {
    local before=() current='' kept='' command='' option='' given=' ' parameters=0 ended=''
    local takes='' words=() options=() repeated='' prefix='' word
    local commands=({{commands}})
    COMPREPLY=()
    __lcollections_split
    __lcollections_read
    if [[ -z $option && $current == *[\<\>]* ]]; then
        option='>'
        prefix=$kept
    elif [[ -z $option && -z $ended && $current == -*=* ]]; then
        option=${current%%=*}
        prefix=$option=
    fi

    __lcollections_menu "${option:-$parameters}"
    if [[ $option == '>' ]]; then
        takes=path
    elif [[ -z $option$command$ended && $parameters -eq 0 && $current != -* ]]; then
        takes=word
        words=("${commands[@]}")
    elif [[ -z $option && -z $ended && ($current == -* || $takes == flag) ]]; then
        takes=options
    fi

    case $takes in
        options) __lcollections_offer_options ;;
        path) __lcollections_offer_files ;;
        words | signed_words | odds) __lcollections_offer_words ;;
        word)
            for word in "${words[@]}"; do
                __lcollections_offer "$word"
            done
            ;;
    esac
    return 0
}

complete -F _lcollections lcollections
