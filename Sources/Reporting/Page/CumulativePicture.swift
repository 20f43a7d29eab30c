internal import Scheduling

/// What was committed and spent by the end of each month, against the curve.
struct CumulativePicture {
    /// What all until the end of a month have come to; nil for a month that has not begun.
    struct Point {
        let month: String
        let spent: Int64?
        let drawn: Int64?
        let curve: Int64
    }

    let title: String
    let summary: String
    let points: [Point]
    let granted: Int64
    let amount: (Int64) -> String

    private static let left = 8
    private static let top = 22
    private static let bottom = 214

    var picture: Picture {
        let highest = max(1, granted, points.compactMap(\.drawn).max() ?? 0)
        let room = Self.bottom - Self.top
        func y(_ amount: Int64) -> Int { Self.bottom - Int(Int128(amount) * Int128(room) / Int128(highest)) }
        let step = (Picture.width - 2 * Self.left) / max(1, points.count)
        func x(_ index: Int) -> Int { Self.left + (index + 1) * step }
        var picture = Picture(title: title, summary: summary, height: Self.bottom + 26)
        for quarter in 0...4 {
            let value = Int64(Int128(highest) * Int128(quarter) / 4)
            picture.lines.append(
                .init(points: [(Self.left, y(value)), (Picture.width - Self.left, y(value))], role: .grid))
            if quarter > 0 {
                picture.words.append(.init(x: Self.left, y: y(value) - 4, text: amount(value), side: .leading))
            }
        }
        func line(_ values: [Int64?], _ role: Picture.Role) -> Picture.Line {
            let known = values.enumerated().compactMap { index, value in value.map { (x: x(index), y: y($0)) } }
            return .init(points: [(x: Self.left, y: y(0))] + known, role: role)
        }
        picture.lines.append(line(points.map(\.curve), .curve))
        picture.lines.append(line(points.map(\.drawn), .committed))
        picture.lines.append(line(points.map(\.spent), .spent))
        for (index, point) in points.enumerated() where points.count <= 12 {
            picture.words.append(.init(x: x(index) - step / 4, y: Self.bottom + 18, text: point.month, side: .trailing))
        }
        return picture
    }
}
