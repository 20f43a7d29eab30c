/// How many single changes make one text of the other: a character more, less or different, or two neighbours swapped.
///
/// Nil where it takes more than `limit`. Upper and lower case are the same.
public func editDistance(_ one: String, _ other: String, atMost limit: Int) -> Int? {
    let (left, right) = (Array(one.lowercased()), Array(other.lowercased()))
    guard abs(left.count - right.count) <= limit else { return nil }
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            var best = min(
                above[column] + (left[row] == right[column] ? 0 : 1), above[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                best = min(best, before[column - 1] + 1)
            }
            current.append(best)
        }
        guard current.contains(where: { $0 <= limit }) else { return nil }
        (before, above) = (above, current)
    }
    return above[right.count] <= limit ? above[right.count] : nil
}

/// Something that can be named: by a code, and by whatever else people call it.
public struct Nameable: Sendable, Hashable {
    /// What people type for it.
    public let code: String
    /// Its name and aliases.
    public let names: [String]

    /// A thing with its code and what else it is called.
    public init(_ code: String, names: [String] = []) {
        self.code = code
        self.names = names
    }
}

/// The things that somebody who typed this may have meant, the nearest first; at most three, equally near.
///
/// A text is compared with each code and name, then with the parts of the names, then with any stretch of them. How far
/// is still near depends on its length, and a Chinese character counts for more than a letter.
public func nearest(to typed: String, among things: [Nameable]) -> [Nameable] {
    let limit = tolerance(of: typed)
    guard limit > 0, typed.count <= 60 else { return [] }
    let found = things.compactMap { thing in distance(from: typed, to: thing, limit).map { (thing, $0) } }
    guard let best = found.map(\.1).min() else { return [] }
    return Array(found.filter { $0.1 == best }.map(\.0).sorted { $0.code < $1.code }.prefix(3))
}

/// How many changes a text bears before it is another.
private func tolerance(of typed: String) -> Int {
    let isChinese = typed.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
    switch (isChinese, typed.count) {
    case (_, ...1): return 0
    case (true, ...4): return 1
    case (true, ...7): return 2
    case (false, 2): return 0
    case (false, ...5): return 1
    case (false, ...8): return 2
    case (_, _): return 3
    }
}

/// How far a thing is: changes first, then whether the whole, a part or a stretch of a name is meant.
private func distance(from typed: String, to thing: Nameable, _ limit: Int) -> Int? {
    let whole = ([thing.code] + thing.names).compactMap { editDistance(typed, $0, atMost: limit) }.min()
    let parts = thing.names.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    let part = parts.compactMap { editDistance(typed, $0, atMost: limit) }.min()
    let stretch =
        typed.count < 3 ? nil : thing.names.compactMap { stretchDistance(typed, $0, atMost: min(limit, 2)) }.min()
    return [whole.map { $0 * 3 }, part.map { $0 * 3 + 1 }, stretch.map { $0 * 3 + 2 }].compactMap(\.self).min()
}

/// How many changes make the text a stretch of the other, wherever that begins and ends.
private func stretchDistance(_ text: String, _ whole: String, atMost limit: Int) -> Int? {
    let (wanted, letters) = (Array(text.lowercased()), Array(whole.lowercased()))
    guard letters.count > wanted.count else { return nil }
    var above = Array(repeating: 0, count: letters.count + 1)
    for row in 0..<wanted.count {
        var current = [row + 1]
        for column in 0..<letters.count {
            current.append(
                min(
                    above[column] + (wanted[row] == letters[column] ? 0 : 1), above[column + 1] + 1,
                    current[column] + 1))
        }
        above = current
    }
    return above.min().flatMap { $0 <= limit ? $0 : nil }
}
