/// On which side of its column a text stands.
public enum Alignment: Sendable, Hashable {
    /// At the left, as words are.
    case leading
    /// At the right, as figures are.
    case trailing
}

/// The text with spaces added until it takes so many columns; one that is wider already is left as it is.
public func padded(_ text: String, to width: Int, _ alignment: Alignment = .leading) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth(of: text)))
    return switch alignment {
    case .leading: text + space
    case .trailing: space + text
    }
}

/// The text cut to so many columns, the last of them an `…` where anything was cut off.
public func truncated(_ text: String, to width: Int) -> String {
    guard displayWidth(of: text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 1
    for cluster in text {
        used += displayWidth(of: cluster)
        if used > width { break }
        result.append(cluster)
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
}

/// The text as lines of at most so many columns.
///
/// Latin text breaks at spaces, Chinese between any two characters, but not before closing punctuation or after
/// opening punctuation. A word longer than a line is cut. Newlines in the text are kept. At least one line is
/// returned.
public func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        wrappedLine(line, to: max(2, width))
    }
}

private func wrappedLine(_ text: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
        let gap = line.isEmpty ? 0 : piece.spaces
        let size = displayWidth(of: piece.text)
        if used + gap + size <= width {
            line += String(repeating: " ", count: gap) + piece.text
            used += gap + size
            continue
        }
        if !line.isEmpty { lines.append(line) }
        (line, used) = ("", 0)
        for cluster in piece.text {
            let size = displayWidth(of: cluster)
            if used + size > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line.append(cluster)
            used += size
        }
    }
    return lines + [line]
}

/// A run of characters that stays together, with the spaces before it, which vanish at the start of a line.
private struct Piece {
    var spaces: Int
    var text: String
}

private func pieces(of text: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var spaces = 0
    var previous: Character?
    for cluster in text {
        if cluster == " " {
            spaces += 1
            continue
        }
        let isNew = spaces > 0 || previous.map { mayBreak(between: $0, and: cluster) } ?? true
        if isNew {
            pieces.append(Piece(spaces: spaces, text: String(cluster)))
        } else {
            pieces[pieces.count - 1].text.append(cluster)
        }
        (spaces, previous) = (0, cluster)
    }
    return pieces
}

/// The text with a mark at each place between Chinese characters where a line may end.
public func marked(_ text: String, breaks mark: String) -> String {
    var result = ""
    var previous: Character?
    for cluster in text {
        if let previous, previous != " ", cluster != " ", mayBreak(between: previous, and: cluster) { result += mark }
        result.append(cluster)
        previous = cluster
    }
    return result
}

private func mayBreak(between left: Character, and right: Character) -> Bool {
    guard displayWidth(of: left) == 2 || displayWidth(of: right) == 2 else { return false }
    return !closing.contains(right) && !opening.contains(left)
}

private let closing = Set("。，、；：！？）」》』】〉〕％”’…·—,.;:!?)]}%")
private let opening = Set("（「《『【〈〔“‘([{￥¥")
