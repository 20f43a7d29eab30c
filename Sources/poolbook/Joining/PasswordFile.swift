/// The text of `~/.pgpass`: `host:port:database:login:password` on each line; the first that fits counts.
struct PasswordFile {
    private var lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
    }

    var text: String { lines.map { $0 + "\n" }.joined() }

    /// Whom a password is for.
    struct Place {
        let host: String
        let port: String
        let database: String
        let login: String

        /// libpq looks a socket in its usual place up as `localhost`.
        init(host: String, port: String, database: String, login: String) {
            self.host = host == "/var/run/postgresql" ? "localhost" : host
            self.port = port
            self.database = database
            self.login = login
        }
    }

    /// The password that libpq takes; nil where there is none.
    func password(for place: Place) -> String? {
        for line in lines {
            let fields = Self.fields(of: line)
            let wanted = [place.host, place.port, place.database, place.login]
            guard fields.count == 5, zip(fields, wanted).allSatisfy({ $0 == "*" || $0 == $1 }) else { continue }
            return fields[4]
        }
        return nil
    }

    /// Sets a password. Lines of this login on this server follow, of whatever database; where there is none, or where
    /// another line would count before them, a line is put first.
    mutating func set(_ password: String, for place: Place) {
        for (index, line) in lines.enumerated() {
            var fields = Self.fields(of: line)
            guard fields.count == 5, fields[0] == place.host, fields[1] == place.port, fields[3] == place.login else {
                continue
            }
            fields[4] = password
            lines[index] = fields.map(Self.escaped).joined(separator: ":")
        }
        if self.password(for: place) != password {
            let fields = [place.host, place.port, place.database, place.login, password]
            lines.insert(fields.map(Self.escaped).joined(separator: ":"), at: 0)
        }
    }

    private static func escaped(_ field: String) -> String {
        field.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
    }

    /// The fields of a line, without their backslashes; none of a comment.
    private static func fields(of line: String) -> [String] {
        guard !line.hasPrefix("#") else { return [] }
        var fields = [""]
        var isEscaped = false
        for character in line {
            if isEscaped {
                fields[fields.count - 1].append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ":", fields.count < 5 {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
