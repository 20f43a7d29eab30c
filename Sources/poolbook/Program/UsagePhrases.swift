/// The phrases of the argument parser, in Chinese; `()` in a pattern is what it was told.
struct UsagePhrase {
    let pattern: Regex<AnyRegexOutput>
    let chinese: ([Substring]) -> String

    fileprivate init(_ pattern: String, _ chinese: String) {
        // The patterns are literals of this file, which its test compiles.
        self.pattern = (try? Regex(pattern)) ?? Regex(verbatim: pattern)
        self.chinese = { parts in
            parts.enumerated().reduce(chinese) { $0.replacing("{\($1.offset + 1)}", with: $1.element) }
        }
    }
}

enum UsagePhrases {
    static var all: [UsagePhrase] {
        [
            UsagePhrase("^OVERVIEW: ", "说明: "),
            UsagePhrase("^USAGE: ", "用法: "),
            UsagePhrase("^Usage: ", "用法: "),
            UsagePhrase("^ARGUMENTS:$", "参数:"),
            UsagePhrase("^OPTIONS:$", "选项:"),
            UsagePhrase("^SUBCOMMANDS:$", "子命令:"),
            UsagePhrase("^(.+) SUBCOMMANDS:$", "{1}:"),
            UsagePhrase("<subcommand>", "<子命令>"),
            UsagePhrase("\\(default\\)", "(默认)"),
            UsagePhrase("\\(default: (.*)\\)", "(默认: {1})"),
            UsagePhrase("Show help information\\.", "显示帮助。"),
            UsagePhrase("Show the version\\.", "显示版本。"),
            UsagePhrase("Show subcommand help information\\.", "显示子命令的帮助。"),
            UsagePhrase("^  See '(.+)' for detailed help\\.", "  详细帮助: {1}"),
            UsagePhrase("^  See '(.+)' for more information\\.", "  更多信息: {1}"),
            UsagePhrase("^Help:  ", "帮助:  "),
            UsagePhrase("Unknown option '(.+?)'\\. Did you mean '(.+?)'\\?", "没有选项 {1}。是否指 {2}?"),
            UsagePhrase("Unknown option '(.+?)'", "没有选项 {1}"),
            UsagePhrase("Missing value for '(.+?)'", "选项 {1} 缺少值"),
            UsagePhrase(
                "The option '(.+?)' does not take any value, but '(.*)' was specified\\.", "选项 {1} 不带值，却给了“{2}”。"),
            UsagePhrase("^(.*)Unexpected argument '(.+)'$", "{1}多余的参数“{2}”"),
            UsagePhrase("([0-9]+) unexpected arguments: (.+)$", "{1} 个多余的参数: {2}"),
            UsagePhrase("Value to be set with (.+) had already been set with (.+)$", "{1} 与 {2} 重复"),
            UsagePhrase("Missing expected argument '(.+?)'", "缺少参数 {1}"),
            UsagePhrase("Missing one of: (.+)$", "缺少以下之一: {1}"),
            UsagePhrase("The value '(.*)' is invalid for '(.+?)'", "{2} 的值“{1}”无效"),
            UsagePhrase("Missing required subcommand\\.", "缺少子命令。"),
            UsagePhrase("flag '(.+?)'", "{1}"),
            UsagePhrase(" or: ", " 或: "),
        ]
    }
}
