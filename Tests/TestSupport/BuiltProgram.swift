public import Foundation

/// The built program, and where the repository is.
public enum BuiltProgram {
    /// The program: the one that `POOLBOOK_PROGRAM` names, else the one beside the tests' own executable.
    public static let path: String = {
        if let named = ProcessInfo.processInfo.environment["POOLBOOK_PROGRAM"] { return named }
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        // The bundle, when it is loaded by another program, names itself among the arguments.
        if let bundle = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) {
            folder = URL(filePath: bundle).resolvingSymlinksInPath().deletingLastPathComponent()
        }
        while folder.path != "/" {
            let program = folder.appending(path: "poolbook").path
            if FileManager.default.isExecutableFile(atPath: program), !isDirectory(program) { return program }
            folder = folder.deletingLastPathComponent()
        }
        fatalError("the program is not beside the tests: swift build")
    }()

    /// The repository.
    public static let repository = TestDatabase.sqlDirectory.deletingLastPathComponent()

    /// An environment with nothing from outside but where programs are.
    ///
    /// - Parameter home: the caller's home directory; the local pool lies there too.
    public static func environment(home: String) -> [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home,
            "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home + "/config", "TZ": "UTC",
        ]
    }

    /// Runs it.
    public static func run(
        _ arguments: [String], _ environment: [String: String], input: String = "/dev/null",
        timeout: Duration = .seconds(60)
    ) throws -> Answer {
        try ChildProcess.run(path, arguments, environment: environment, input: input, timeout: timeout)
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}
