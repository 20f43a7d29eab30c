/// Reads a time, character by character, from a text that people or spreadsheets wrote.
///
/// Letters are made small and full-width characters narrow; every dash is `-` and every space one plain space.
/// Each reading function either moves past what it read or stays where it was.
struct WhenScanner {
    /// The longest text that is looked at, in scalars; anything longer reads as a character that nothing matches.
    static let longest = 160

    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let narrow = WhenScanner.narrowed(scalar)
            let repeats = (narrow == " " || narrow == "-") && scalars.last == narrow
            if !repeats { scalars.append(narrow) }
            guard scalars.count <= WhenScanner.longest else {
                scalars = ["\u{FFFD}"]
                break
            }
        }
        self.scalars = scalars
    }

    /// The beginning of a text, as errors show it: at most 80 scalars.
    static func shown(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(80)))
    }

    private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
        case 0xFF01...0xFF5E: narrowed(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2002...0x200A, 0x202F, 0x3000: " "
        case 0x7E, 0x2010...0x2015, 0x2212, 0x301C, 0x81F3, 0x5230: "-"  // ~ ‐ … ― − 〜 至 到
        default: scalar
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar)
    }

    var isAtEnd: Bool { index == scalars.count }

    private var next: Unicode.Scalar? { isAtEnd ? nil : scalars[index] }

    /// Runs `body`; where it finds nothing, the scanner goes back to where it was.
    mutating func attempt<Value>(_ body: (inout WhenScanner) -> Value?) -> Value? {
        let start = index
        let value = body(&self)
        if value == nil { index = start }
        return value
    }

    mutating func skipSpace() {
        while next == " " || next == "," { index += 1 }
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    /// Takes a whole word: a Latin one ends where no letter follows.
    mutating func take(word: String) -> Bool {
        attempt { scanner -> Bool? in
            for scalar in word.unicodeScalars where !scanner.take(scalar) { return nil }
            let isLatin = word.unicodeScalars.last.map(WhenScanner.isLetter) ?? false
            return isLatin && (scanner.next.map(WhenScanner.isLetter) ?? false) ? nil : true
        } ?? false
    }

    /// Takes a word, and says what it means.
    mutating func meaning<Value>(among words: [(String, Value)]) -> Value? {
        words.first { take(word: $0.0) }?.1
    }

    /// A run of ASCII digits, of an allowed length; nil if a digit more stands before or after it.
    mutating func digits(_ lengths: ClosedRange<Int>) -> (value: Int, count: Int)? {
        attempt { scanner in
            var (value, count) = (0, 0)
            while let scalar = scanner.next, ("0"..."9").contains(scalar), count < lengths.upperBound + 1 {
                value = value * 10 + Int(scalar.value - 0x30)
                count += 1
                scanner.index += 1
            }
            return lengths.contains(count) ? (value, count) : nil
        }
    }

    /// Between two parts: a dash, with or without spaces.
    mutating func dash() -> Bool {
        attempt { scanner -> Bool? in
            scanner.skipSpace()
            guard scanner.take("-") else { return nil }
            scanner.skipSpace()
            return true
        } ?? false
    }
}

extension WhenScanner {
    /// `14:00` or `14:00:05`; hours may have one digit. What the numbers mean is not checked.
    mutating func clock() -> (hour: Int, minute: Int, second: Int)? {
        attempt { scanner in
            guard let hour = scanner.digits(1...2)?.value, scanner.take(":"),
                let minute = scanner.digits(2...2)?.value
            else { return nil }
            let second = scanner.attempt { $0.take(":") ? $0.digits(2...2)?.value : nil }
            return (hour, minute, second ?? 0)
        }
    }

    /// `2027-03-06`, with four and two and two digits. What the numbers mean is not checked.
    mutating func isoDate() -> (year: Int, month: Int, day: Int)? {
        attempt { scanner in
            guard let year = scanner.digits(4...4)?.value, scanner.take("-"),
                let month = scanner.digits(2...2)?.value, scanner.take("-"),
                let day = scanner.digits(2...2)?.value
            else { return nil }
            return (year, month, day)
        }
    }

    /// `Z`, `+08:00`, `-04:00`, `+08:05:43`, in seconds; less than 16 hours.
    mutating func isoOffset() -> Int? {
        attempt { scanner in
            if scanner.take("z") { return 0 }
            let sign: Int
            if scanner.take("+") { sign = 1 } else if scanner.take("-") { sign = -1 } else { return nil }
            guard let clock = scanner.clock(), clock.hour < 16, clock.minute < 60, clock.second < 60 else { return nil }
            return sign * (clock.hour * 3_600 + clock.minute * 60 + clock.second)
        }
    }
}
