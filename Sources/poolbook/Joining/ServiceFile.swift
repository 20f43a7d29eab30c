/// The text of `~/.pg_service.conf`: sections of libpq's keywords.
struct ServiceFile {
    private(set) var text: String

    init(_ text: String) {
        self.text = text
    }

    /// The names and keywords of its sections.
    var services: [(name: String, keywords: [String: String])] {
        var found: [(name: String, keywords: [String: String])] = []
        for line in text.split(separator: "\n").map({ String($0).trimmed }) where !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                found.append((String(line.dropFirst().dropLast()), [:]))
            } else if let equals = line.firstIndex(of: "="), !found.isEmpty {
                found[found.count - 1].keywords[String(line[..<equals]).trimmed] =
                    String(line[line.index(after: equals)...]).trimmed
            }
        }
        return found
    }

    /// The name of the service that leads to the same place as the same login; nil where there is none.
    func service(leadingTo keywords: [(keyword: String, value: String)]) -> String? {
        services.first { service in
            keywords.filter { ["host", "port", "dbname", "user"].contains($0.keyword) }
                .allSatisfy { service.keywords[$0.keyword] == $0.value }
        }?.name
    }

    /// A name that no section has: the one wished for, or with a number after it.
    func freeName(like wish: String) -> String {
        let taken = Set(services.map(\.name))
        let numbered = (2...).lazy.map { "\(wish)-\($0)" }
        return taken.contains(wish) ? numbered.first { !taken.contains($0) } ?? wish : wish
    }

    /// Adds a section; what is there stays as it is.
    mutating func add(_ name: String, _ keywords: [(keyword: String, value: String)]) {
        if !text.isEmpty { text += text.hasSuffix("\n") ? "\n" : "\n\n" }
        text += "[\(name)]\n" + keywords.map { "\($0.keyword)=\($0.value)\n" }.joined()
    }
}
