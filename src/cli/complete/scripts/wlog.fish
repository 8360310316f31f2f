# Completion of wlog in fish 3.1 and later. The program itself answers; see 'wlog completions --help'.
status is-interactive; or exit 0

# The words before the token, without assignments in front of the command.
function __wlog_words
    set -l words (commandline -opc)
    while string match -qr '^\\w+=' -- "$words[1]"
        set -e words[1]
    end
    string join \n -- $words
end

# Asks the program what the token may become. The first line is how to put it in, the others are the choices.
function __wlog_ask
    set -l words (__wlog_words)
    set -l token (commandline -ct | string collect)
    command wlog __complete fish $words[2..-1] "$token" 2>/dev/null
end

function __wlog_choices
    set -l token (commandline -ct | string collect)
    set -l reply
    if set -q __wlog_known; and test "$token" = "$__wlog_known[1]"
        set reply $__wlog_known[2..-1]
    else
        set reply (__wlog_ask)
    end
    set -e __wlog_known
    if test "$reply[1]" = folders
        __fish_complete_directories "$token"
    else if set -q reply[2]
        printf '%s\n' $reply[2..-1]
    end
end

# fish drops choices that do not hold the letters of the token, as names do not that are typed in pinyin, and a function that gathers
# choices may not change the line. So TAB puts in what they begin with first; for other commands it is what it always is.
function __wlog_tab
    set -l words (__wlog_words)
    if commandline --paging-mode; or not string match -qr '(^|/)wlog$' -- "$words[1]"
        commandline -f complete
        return
    end
    set -l reply (__wlog_ask)
    set -l how (string split -m 1 \t -- "$reply[1]")
    if test "$how[1]" = replace
        commandline -rt -- "$how[2]"
        set -q reply[2]; or return
    end
    set -g __wlog_known (commandline -ct | string collect) $reply
    commandline -f complete
end

complete -c wlog -f -k -a '(__wlog_choices)'
# A TAB that somebody has bound otherwise stays as it is.
bind --user \t >/dev/null 2>&1; or bind \t __wlog_tab
bind --user -M insert \t >/dev/null 2>&1; or bind -M insert \t __wlog_tab
