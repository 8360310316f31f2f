#compdef wlog
# Completion of wlog in zsh. The program itself answers; see 'wlog completions --help'.
_wlog() {
    local how line
    local -a reply cells words_found shown end
    local -i widest=0 described=0
    reply=("${(@f)$(command wlog __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    how=$reply[1]
    shift reply
    case $how in
        '') return 1 ;;
        folders) _path_files -/; return ;;
        *nospace) end=(-S '') ;;
    esac
    for line in "${reply[@]}"; do
        cells=("${(@ps:\t:)line}")
        words_found+=("$cells[1]")
        (( ${(m)#cells[2]} > widest )) && widest=${(m)#cells[2]}
        [[ -n $cells[3] ]] && described=1
    done
    for line in "${reply[@]}"; do
        cells=("${(@ps:\t:)line}")
        if [[ -n $cells[3] ]]; then
            shown+=("${(mr:widest:)cells[2]}  -- $cells[3]")
        else
            shown+=("$cells[2]")
        fi
    done
    # -U: the program has chosen already; pinyin never begins as the name does.
    if (( described )); then
        compadd -U -l "${end[@]}" -V wlog -d shown -- "${words_found[@]}"
    else
        compadd -U "${end[@]}" -V wlog -d shown -- "${words_found[@]}"
    fi
    if [[ $how == menu* && $#words_found -gt 1 ]]; then
        compstate[insert]=menu
        compstate[list]='list force'
    fi
    return 0
}
if [[ $funcstack[1] == _wlog ]]; then
    _wlog "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _wlog wlog
fi
