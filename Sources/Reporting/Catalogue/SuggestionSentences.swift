// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What people read where something was nearly right.
public enum SuggestionSentences {
    /// What follows an error: what may have been meant, and nothing where nothing is near.
    public static func meant(_ nearest: [String]) -> Sentence {
        guard let last = nearest.last else { return .verbatim("") }
        guard nearest.count > 1 else {
            return Sentence(en: "; did you mean \(last)?", zh: "；是否指 \(last)?")
        }
        let list = Sentence.joined(nearest.dropLast().map(Sentence.verbatim), by: Sentence(en: ", ", zh: "、"))
        return Sentence(en: "; did you mean \(list.en) or \(last)?", zh: "；是否指 \(list.zh) 或 \(last)?")
    }

    /// What follows an error about a name: what may have been meant, else the command that lists what there is.
    public static func meant(_ nearest: [String], kind: String) -> Sentence {
        guard nearest.isEmpty, let command = listing(kind) else { return meant(nearest) }
        return Sentence(en: "; list them: \(command)", zh: "；列出: \(command)")
    }

    private static func listing(_ kind: String) -> String? {
        switch kind {
        case "venue", "staff", "equipment", "project", "fund", "member", "blackout": "poolbook \(kind) list"
        case "organization": "poolbook org list"
        case "reservation": "poolbook list"
        case "invoice": "poolbook invoice list"
        case "relief": "poolbook relief list"
        case "approval": "poolbook inbox"
        case "transfer": "poolbook log --act transfer"
        case "line": "poolbook project show PROJECT"
        case "resource": "poolbook venue list, staff list, equipment list"
        default: nil
        }
    }

    public static func noCommand(_ word: String, of command: String, nearest: [String]) -> Sentence {
        let inside = command.split(separator: " ").dropFirst().map { " \($0)" }.joined()
        let rest =
            nearest.isEmpty
            ? Sentence(en: "; list them: poolbook help\(inside)", zh: "；列出: poolbook help\(inside)") : meant(nearest)
        return Sentence(
            en: "\(command) has no command \"\(word)\"\(rest.en)", zh: "\(command) 没有命令“\(word)”\(rest.zh)")
    }

    public static func noOption(_ name: String, of command: String, nearest: [String]) -> Sentence {
        let rest = meant(nearest)
        return Sentence(
            en: "\(command) has no option \(name)\(rest.en)", zh: "\(command) 没有选项 \(name)\(rest.zh)")
    }

    public static func noTopic(_ words: String, nearest: [String]) -> Sentence {
        let rest =
            nearest.isEmpty
            ? Sentence(en: "; list them: poolbook help", zh: "；列出: poolbook help") : meant(nearest)
        return Sentence(
            en: "there is no command or topic \"\(words)\"\(rest.en)", zh: "没有命令或主题“\(words)”\(rest.zh)")
    }

    public static func noSuchPool(_ name: String, known: [String], nearest: [String]) -> Sentence {
        let rest = meant(nearest)
        let names = known.joined(separator: "\n  ")
        return Sentence(
            en: "you are a member of no pool \"\(name)\"\(rest.en)\n  yours are:\n  \(names)",
            zh: "您不属于资源库“\(name)”\(rest.zh)\n  您所在的有:\n  \(names)")
    }

    public static func whichShell(_ shells: [String]) -> Sentence {
        let list = shells.joined(separator: ", ")
        return Sentence(
            en: "say for which shell: poolbook completion SHELL, where SHELL is one of \(list)",
            zh: "请指明 shell: poolbook completion SHELL，可用的有 \(list)")
    }

    public static func unquoted(_ time: String) -> Sentence {
        Sentence(
            en: "a time with blanks in it needs quotation marks: \"\(time)\"", zh: "含空格的时间要加引号: \"\(time)\"")
    }

    public static func unwritable(_ folder: String) -> Sentence {
        Sentence(
            en: "\(folder) cannot be written; name a folder of yours", zh: "无法写入 \(folder)；请指定您自己的文件夹")
    }

    public static let topics = Sentence(
        en: "Topics, each explained by poolbook help TOPIC:", zh: "主题，用 poolbook help TOPIC 查看:")
}

extension TopicPart {
    /// The topics, each with what it is about.
    public static var topics: TopicPart {
        .examples(.word, Topic.allCases.map { Example($0.rawValue, $0.title) })
    }
}
