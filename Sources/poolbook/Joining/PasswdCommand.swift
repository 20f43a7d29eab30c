import ArgumentParser
import Foundation
import Reporting
import SchedulingStore

/// `poolbook passwd`: another password for the caller's own login.
struct PasswdCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("passwd", JoiningHelp.passwd) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        if case .embedded = try Server.find() { throw Failure(.usage, JoiningSentences.noPasswordHere) }
        try Terminal.mayAskForSecrets()
        try Desk.withoutPool(common) { store, renderer in
            let place = store.place
            let path = Belongings.passwords
            var passwords = PasswordFile(try Belongings.text(of: path))
            let before = passwords.password(for: PasswordFile.Place(place))
            let password = try SecretPrompt.newPassword(unlike: [before, place.login].compactMap(\.self))
            let verifier = try LoginCommand.explained { () throws(StoreError) in
                try store.verifier(of: password, for: place.login)
            }
            // Who types a password, or has it elsewhere, does not want it in the file.
            var file: OutputFile?
            if before != nil {
                passwords.set(password, for: PasswordFile.Place(place))
                file = try Belongings.file(path, passwords.text, readers: .owner)
            }
            try LoginCommand.setPassword(
                verifier, store,
                again: try Server.find().parameters(actingAs: nil) + [("password", password)])
            try file?.finish()
            let line = file == nil ? JoiningSentences.changed : JoiningSentences.changed(file: path)
            let elsewhere = ProcessInfo.processInfo.environment["PGPASSWORD"].map { _ in JoiningSentences.inEnvironment
            }
            Speech.print([line, elsewhere].compactMap { $0.map(renderer.text) }.joined(separator: "\n"))
        }
    }
}
