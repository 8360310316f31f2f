# Completion of wlog in bash 4.4 and later. The program itself answers; see 'wlog completions --help'.
_wlog() {
    local line how=
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $how ]]; then
            how=$line
        else
            COMPREPLY+=("$line")
        fi
    done < <(command wlog __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" 2>/dev/null)
    case $how in
        nospace) compopt -o nosort -o nospace 2>/dev/null ;;
        space) compopt -o nosort 2>/dev/null ;;
        folders) compopt -o dirnames -o filenames 2>/dev/null ;;
    esac
    return 0
}
complete -F _wlog wlog
