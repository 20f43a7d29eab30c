import Yams

/// Where the pool is: libpq's own settings, the configuration file, or the embedded server, in this order.
struct Settings: Codable, Equatable {
    /// A libpq connection string, URI or `service=NAME`.
    var server: String?
    /// The pool's name.
    var pool: String?
    /// `en` or `zh-Hans`.
    var locale: String?

    /// Why a text is no configuration.
    enum Problem: Error {
        /// A key that means nothing.
        case stranger(String)
        /// It is no YAML, or not of these types; in a line.
        case unreadable(String)
    }

    /// What a configuration file says; nil where it says nothing.
    static func parsed(_ text: String) throws(Problem) -> Settings? {
        let known = ["server", "pool", "locale"]
        do {
            let keys = try Yams.load(yaml: text) as? [String: Any] ?? [:]
            if let stranger = keys.keys.filter({ !known.contains($0) }).min() { throw Problem.stranger(stranger) }
            return keys.isEmpty ? nil : try YAMLDecoder().decode(Settings.self, from: text)
        } catch let problem as Problem {
            throw problem
        } catch let error as YamlError {
            throw .unreadable("\(error)".firstLine)
        } catch {
            throw .unreadable("YAML")
        }
    }
}

extension String {
    var firstLine: String { String(prefix { !$0.isNewline }) }
}
