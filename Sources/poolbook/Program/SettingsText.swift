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
            // As nodes: of a mapping whose key is a mapping, Yams makes no dictionary, but traps.
            guard let node = try Yams.compose(yaml: text), let mapping = node.mapping else { return nil }
            let keys = mapping.keys.map { $0.scalar?.string ?? "?" }
            if let stranger = keys.filter({ !known.contains($0) }).min() { throw Problem.stranger(stranger) }
            return keys.isEmpty ? nil : try YAMLDecoder().decode(Settings.self, from: node)
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
