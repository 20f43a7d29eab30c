import Reporting

/// Everything that `poolbook local` may refuse or fail at, each with its sentence and exit code.
enum LocalError: Error, Equatable {
    case noServer
    case serverTooOld(Int)
    case serverVersionMissing(Int)
    case noServerUser(String)
    case noProgram(String)
    case noHome
    case socketPathTooLong(String, bytes: Int)
    case unusablePath(String, character: Unicode.Scalar)
    case symbolicLink(String)
    case foreignDirectory(String)
    case otherOwner(String)
    case unreachable(String, user: String)
    case file(String, error: Int32)
    case busy(String)
    case notCreated(log: String)
    case notStarted(log: String)
    case notReady(log: String)
    case notStopped(process: Int32)
    case notPrepared(log: String)
    case absent
    case stopped
    case confirmationNeeded

    /// What a person reads.
    var sentence: Sentence {
        switch self {
        case .noServer: LocalSentences.noServer
        case .serverTooOld(let major): LocalSentences.serverTooOld(major)
        case .serverVersionMissing(let major): LocalSentences.serverVersionMissing(major)
        case .noServerUser(let name): LocalSentences.noServerUser(name)
        case .noProgram(let name): LocalSentences.noProgram(name)
        case .noHome: LocalSentences.noHome
        case .socketPathTooLong(let path, let bytes): LocalSentences.socketPathTooLong(path, bytes: bytes)
        case .unusablePath(let path, let character): LocalSentences.unusablePath(path, character: character)
        case .symbolicLink(let path): LocalSentences.symbolicLink(path)
        case .foreignDirectory(let path): LocalSentences.foreignDirectory(path)
        case .otherOwner(let path): LocalSentences.otherOwner(path)
        case .unreachable(let path, let user): LocalSentences.unreachable(path, user: user)
        case .file(let path, let error): LocalSentences.file(path, error: error)
        case .busy(let lock): LocalSentences.busy(lock)
        case .notCreated(let log): LocalSentences.notCreated(log: log)
        case .notStarted(let log): LocalSentences.notStarted(log: log)
        case .notReady(let log): LocalSentences.notReady(log: log)
        case .notStopped(let process): LocalSentences.notStopped(process: process)
        case .notPrepared(let log): LocalSentences.notPrepared(log: log)
        case .absent: LocalSentences.absent
        case .stopped: LocalSentences.stopped
        case .confirmationNeeded: LocalSentences.confirmationNeeded
        }
    }

    /// The program's exit code: 64 usage, 69 not reachable, 75 try again, 77 not permitted, 78 configuration.
    var exitCode: Int32 {
        switch self {
        case .confirmationNeeded: 64
        case .notCreated, .notStarted, .notPrepared, .notStopped, .stopped: 69
        case .busy, .notReady: 75
        case .otherOwner: 77
        case .noServer, .serverTooOld, .serverVersionMissing, .noServerUser, .noProgram, .noHome, .socketPathTooLong,
            .unusablePath, .symbolicLink, .foreignDirectory, .unreachable, .file, .absent:
            78
        }
    }
}
