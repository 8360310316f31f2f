# Completion of wlog in fish 3.1 and later. The program itself answers; see 'wlog completions --help'.
function __wlog_complete
    set -l token (commandline -ct | string collect)
    # The second time round: the token is what was put in below, and what fits it is known.
    if set -q __wlog_found; and test "$token" = "$__wlog_found[1]"
        set -l found $__wlog_found[2..-1]
        set -e __wlog_found
        printf '%s\n' $found
        return
    end
    set -e __wlog_found
    set -l words (commandline -opc)
    set -l reply (command wlog __complete fish $words[2..-1] "$token" 2>/dev/null)
    set -l how (string split -m 1 \t -- "$reply[1]")
    switch "$how[1]"
        case list
            printf '%s\n' $reply[2..-1]
        case folders
            __fish_complete_directories "$token"
        case replace
            # fish drops what does not hold the letters of the token, as names do not that are typed in pinyin. So the token becomes
            # what they begin with, and fish completes that.
            commandline -rt -- "$how[2]"
            if set -q reply[2]
                set -g __wlog_found "$how[2]" $reply[2..-1]
                commandline -f complete
            end
    end
end
complete -c wlog -f -k -a '(__wlog_complete)'
