import Foundation

/// A shell that can complete commands, with the script that makes it ask poolbook.
///
/// The scripts know nothing of the commands: the program answers what may stand at the cursor, so a script stays right
/// when the program changes.
enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// The shell that a login has, as `$SHELL` names it.
    static var usual: Shell? {
        ProcessInfo.processInfo.environment["SHELL"].flatMap { path in
            Shell(rawValue: path.split(separator: "/").last.map(String.init) ?? "")
        }
    }

    var script: String {
        switch self {
        case .bash: Self.bashScript.text
        case .zsh: Self.zshScript.text
        case .fish: Self.fishScript.text
        }
    }

    private static let bashScript = ShellScript(
        """
        # bash completion for poolbook; made by: poolbook completion bash
        _poolbook() {
            local line first=1
            COMPREPLY=()
            while IFS= read -r line; do
                if [[ $first ]]; then
                    first=
                    case $line in
                        more) compopt -o nospace 2>/dev/null ;;
                        files) compopt -o default -o filenames 2>/dev/null ;;
                    esac
                elif [[ $line ]]; then
                    COMPREPLY+=("$line")
                fi
            done < <("$1" ---complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
        }
        complete -o nosort -F _poolbook poolbook

        """)

    private static let zshScript = ShellScript(
        """
        #compdef poolbook
        # zsh completion for poolbook; made by: poolbook completion zsh
        _poolbook() {
            local line then
            local -a lines texts shown
            lines=("${(@f)$("${(Q)words[1]}" ---complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
            then=$lines[1]
            if [[ $then = files ]]; then
                _files
                return
            fi
            for line in "${(@)lines[2,-1]}"; do
                [[ -n $line ]] || continue
                texts+=("${line%%$'\\t'*}")
                shown+=("${line/$'\\t'/  }")
            done
            (( $#texts )) || return 1
            if [[ $then = more ]]; then
                compadd -U -S '' -l -d shown -a -- texts
            else
                compadd -U -l -d shown -a -- texts
            fi
        }
        if [[ $funcstack[1] = _poolbook ]]; then
            _poolbook "$@"
        else
            compdef _poolbook poolbook
        fi

        """)

    private static let fishScript = ShellScript(
        """
        # fish completion for poolbook; made by: poolbook completion fish
        function __poolbook_complete
            set -l words (commandline -opc)
            set -l typed (commandline -ct | string replace -r '^[\\'"]' '' | string unescape)
            set -l lines ($words[1] ---complete fish $words[2..-1] "$typed" 2>/dev/null)
            if test "$lines[1]" = files
                __fish_complete_path (commandline -ct)
            else
                printf '%s\\n' $lines[2..-1]
            end
        end
        complete -c poolbook -f -k -a '(__poolbook_complete)'

        """)
}

/// What a shell reads, and no person.
struct ShellScript {
    let text: String

    init(_ text: String) { self.text = text }
}
