import Foundation

/// Who calls, as far as it decides where the local pool lies.
enum LocalCaller: Equatable, Sendable {
    /// The superuser; the server itself then runs as an unprivileged user.
    case root
    /// Anybody else, with their home directory.
    case person(home: String)
}

/// Where the files of the local pool lie: decided from the environment alone, nothing is touched.
struct LocalPaths: Equatable, Sendable {
    /// The directory that `poolbook local start` makes, and the only one that `destroy` removes.
    let root: String

    /// The file that says that the directory is ours.
    var marker: String { root + "/poolbook-local" }
    /// PostgreSQL's data directory.
    var data: String { root + "/data" }
    /// The directory of the Unix socket; nobody but the server's user and root can enter it.
    var socketDirectory: String { root + "/socket" }
    /// What the server reports.
    var log: String { root + "/server.log" }
    /// The settings that the data directory's own configuration includes.
    var settings: String { root + "/poolbook.conf" }
    /// Beside the directory, so that it outlives it: whoever starts, stops or destroys holds it.
    var lock: String { root + ".lock" }
    /// The directory above.
    var parent: String { (root as NSString).deletingLastPathComponent }
    /// The socket itself, as PostgreSQL names it.
    var socket: String { socketDirectory + "/.s.PGSQL.\(EmbeddedCluster.port)" }

    /// The longest path that a Unix socket can have on Linux, in bytes.
    static let longestSocketPath = 107

    /// Chooses the directory: under `XDG_DATA_HOME` where that is an absolute path, else root's or the person's own.
    ///
    /// Errors: a path that is too long for a socket, or has characters that a connection string cannot carry.
    static func decide(environment: [String: String], caller: LocalCaller) throws(LocalError) -> LocalPaths {
        var base: String
        if let given = environment["XDG_DATA_HOME"], given.hasPrefix("/") {
            base = given
        } else {
            switch caller {
            case .root: base = "/var/lib"
            case .person(let home): base = home + "/.local/share"
            }
        }
        while base.count > 1, base.hasSuffix("/") { base.removeLast() }
        let paths = LocalPaths(root: (base == "/" ? "" : base) + "/poolbook/local")
        if let character = paths.root.unicodeScalars.first(where: isUnusable) {
            throw .unusablePath(paths.root, character: character)
        }
        let length = paths.socket.utf8.count
        if length > longestSocketPath { throw .socketPathTooLong(paths.socket, bytes: length) }
        return paths
    }

    /// A comma separates hosts for libpq; the others mean something to the shell that starts the server.
    private static func isUnusable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || ",\"'`$\\".unicodeScalars.contains(scalar)
    }
}
