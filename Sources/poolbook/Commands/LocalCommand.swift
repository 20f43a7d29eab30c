import ArgumentParser
import Foundation
import Reporting
import SchedulingStore

/// `poolbook local`: a private server for trying things out.
struct LocalCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "local", abstract: LocalSpeech.text(LocalSentences.localAbstract),
            subcommands: [
                LocalStart.self, LocalStop.self, LocalStatus.self, LocalShell.self, LocalDestroy.self,
            ])
    }
}

struct LocalStart: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "start", abstract: LocalSpeech.text(LocalSentences.startAbstract))
    }

    func run() throws {
        try LocalSpeech.answer {
            let cluster = try EmbeddedCluster()
            let outcome = try cluster.start(prepareDatabase: prepare)
            LocalSpeech.say(LocalSentences.started(outcome, cluster.status()))
        }
    }
}

/// Migrates the embedded database and makes the caller its administrator.
private func prepare(_ parameters: [(keyword: String, value: String)]) throws {
    do throws(StoreError) {
        let store = try Store(parameters)
        _ = try store.migrate(Migrations(directory: Installation.sql))
        try store.makeAdministrator(EmbeddedCluster.callerLogin)
    } catch {
        throw Failure(error, reasons: nil)
    }
}

struct LocalStop: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "stop", abstract: LocalSpeech.text(LocalSentences.stopAbstract))
    }

    func run() throws {
        try LocalSpeech.answer {
            LocalSpeech.say(LocalSentences.stopped(try EmbeddedCluster().stop()))
        }
    }
}

struct LocalStatus: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "status", abstract: LocalSpeech.text(LocalSentences.statusAbstract))
    }

    @Flag(help: ArgumentHelp(LocalSpeech.text(LocalSentences.jsonOption)))
    var json = false

    func run() throws {
        try LocalSpeech.answer {
            let status = try EmbeddedCluster().status()
            if json { print(status.json) } else { LocalSpeech.say(LocalSentences.status(status)) }
        }
    }
}

struct LocalShell: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "psql", abstract: LocalSpeech.text(LocalSentences.psqlAbstract))
    }

    @Argument(
        parsing: .captureForPassthrough, help: ArgumentHelp(LocalSpeech.text(LocalSentences.psqlArguments)))
    var arguments: [String] = []

    func run() throws {
        try LocalSpeech.answer {
            try EmbeddedCluster().becomeShell(
                arguments: arguments, name: LocalSpeech.text(LocalSentences.name))
        }
    }
}

struct LocalDestroy: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "destroy", abstract: LocalSpeech.text(LocalSentences.destroyAbstract))
    }

    @Flag(name: .shortAndLong, help: ArgumentHelp(LocalSpeech.text(LocalSentences.yesOption)))
    var yes = false

    func run() throws {
        try LocalSpeech.answer {
            let cluster = try EmbeddedCluster()
            if !yes, FileFacts.unfollowed(cluster.paths.root) != nil {
                guard isatty(STDIN_FILENO) == 1 else { throw LocalError.confirmationNeeded }
                let question = LocalSpeech.text(LocalSentences.confirmDestroy(cluster.paths.root))
                FileHandle.standardError.write(Data(question.utf8))
                guard ["y", "yes", "是"].contains(readLine()?.trimmed.lowercased() ?? "") else {
                    LocalSpeech.say(LocalSentences.kept)
                    return
                }
            }
            LocalSpeech.say(LocalSentences.destroyed(try cluster.destroy(), cluster.paths.root))
        }
    }
}

/// How these commands speak: answers on standard output, refusals as failures with their exit code.
enum LocalSpeech {
    static func text(_ sentence: Sentence) -> String { Speech.text(sentence) }

    static func say(_ sentence: Sentence) { Speech.print(text(sentence)) }

    static func answer(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as LocalError {
            throw Failure(Exit(rawValue: error.exitCode) ?? .unexpected, error.sentence)
        }
    }
}
