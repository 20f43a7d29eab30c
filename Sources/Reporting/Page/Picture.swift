/// A picture as rectangles, lines and words in whole units of its own width: what a page's template draws as SVG.
public struct Picture: Sendable, Hashable {
    /// What a shape stands for; the page's style gives it its colour.
    public enum Role: String, Sendable, Hashable {
        case granted, spent, committed, reserved, available, lapsed, curve, grid
        case stands, asks, both, open, heat0, heat1, heat2, heat3
    }

    /// A rectangle.
    public struct Rectangle: Sendable, Hashable {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let role: Role
    }

    /// A line through points.
    public struct Line: Sendable, Hashable {
        let points: [(x: Int, y: Int)]
        let role: Role

        /// Whether both go through the same points, in the same role.
        public static func == (left: Line, right: Line) -> Bool { left.text == right.text && left.role == right.role }
        /// Feeds what tells it from others.
        public func hash(into hasher: inout Hasher) { hasher.combine(text) }

        var text: String { points.map { "\($0.x),\($0.y)" }.joined(separator: " ") }
    }

    /// Words, with the point at which they begin or end.
    public struct Words: Sendable, Hashable {
        let x: Int
        let y: Int
        let text: String
        let side: Alignment
        /// On what they stand, where that is no paper.
        var ground: Role?
    }

    /// What it shows, for who sees the page and for who hears it.
    public let title: String
    /// What it says, in words.
    public let summary: String
    let height: Int
    var rectangles: [Rectangle] = []
    var lines: [Line] = []
    var words: [Words] = []

    static let width = 420

    /// What a template takes.
    var values: [String: Any] {
        [
            "title": title, "summary": summary, "width": "\(Self.width)", "height": "\(height)",
            "rectangles": rectangles.map { shape -> [String: Any] in
                [
                    "x": "\(shape.x)", "y": "\(shape.y)", "width": "\(shape.width)", "height": "\(shape.height)",
                    "role": shape.role.rawValue,
                ]
            },
            "lines": lines.map { ["points": $0.text, "role": $0.role.rawValue] as [String: Any] },
            "words": words.map { word -> [String: Any] in
                [
                    "x": "\(word.x)", "y": "\(word.y)", "text": word.text,
                    "anchor": word.side == .leading ? "start" : "end", "ground": word.ground?.rawValue ?? "",
                ]
            },
        ]
    }
}

/// Bars, one below the other, each with its name before it and its amount behind.
struct BarPicture {
    /// A bar: where it begins, and what follows on each other from there.
    struct Bar {
        let name: String
        let amount: String
        var start: Int64 = 0
        let parts: [(Int64, Picture.Role)]
    }

    let title: String
    let summary: String
    let bars: [Bar]

    private static let row = 26
    private static let left = 108
    private static let right = 104

    var picture: Picture {
        let room = Picture.width - Self.left - Self.right
        let longest = max(1, bars.map { $0.start + $0.parts.reduce(0) { $0 + $1.0 } }.max() ?? 1)
        func scaled(_ amount: Int64) -> Int { Int(Int128(amount) * Int128(room) / Int128(longest)) }
        var picture = Picture(title: title, summary: summary, height: bars.count * Self.row + 8)
        for (index, bar) in bars.enumerated() {
            let top = index * Self.row + 6
            picture.words.append(
                .init(x: Self.left - 8, y: top + 13, text: truncated(bar.name, to: 14), side: .trailing))
            var start = bar.start
            for (amount, role) in bar.parts where amount > 0 {
                let x = Self.left + scaled(start)
                let end = Self.left + scaled(start + amount)
                picture.rectangles.append(
                    .init(x: x, y: top, width: max(1, end - x), height: Self.row - 10, role: role))
                start += amount
            }
            picture.words.append(.init(x: Picture.width - 2, y: top + 13, text: bar.amount, side: .trailing))
        }
        return picture
    }
}
