internal import Foundation

/// What a scan finds, kept in a file without a name until it is written: a scan streams, and its connection is free for
/// nothing else, so that memory would have to hold what may be much.
final class FindingSpool {
    private var file: UnsafeMutablePointer<FILE>?
    /// How many there are.
    private(set) var count = 0

    init() throws(StoreError) {
        file = tmpfile()
        guard file != nil else { throw Self.failure }
    }

    deinit {
        if let file { fclose(file) }
    }

    private static var failure: StoreError { .unreadable("FindingSpool") }

    /// Keeps one, in a line.
    func append(_ row: JSONValue) {
        fputs(row.text + "\n", file)
        count += 1
    }

    /// Goes back to the first; throws where not all could be kept.
    func rewind() throws(StoreError) {
        guard let file, fflush(file) == 0, ferror(file) == 0, fseek(file, 0, SEEK_SET) == 0 else { throw Self.failure }
    }

    /// The next of them, so many at most, as a list.
    func next(_ limit: Int) -> (rows: String, count: Int) {
        var lines: [String] = []
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while lines.count < limit, getline(&line, &capacity, file) > 0, let line {
            lines.append(String(cString: line))
        }
        return ("[" + lines.joined(separator: ",") + "]", lines.count)
    }
}
