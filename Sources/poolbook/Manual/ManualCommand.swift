import ArgumentParser
import Foundation
import Reporting

/// `poolbook manual FOLDER`: the manual pages, in the language that the program speaks; `make install` calls it.
struct ManualCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "manual", abstract: Speech.text(HelpSentences.manual), shouldDisplay: false)
    }

    @Argument(help: help(HelpSentences.manualFolder)) var folder: String
    @Option(help: help(HelpSentences.locale)) var locale: String?

    func run() throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for page in ManualPage.all {
                try Data(page.text.utf8).write(to: URL(fileURLWithPath: folder + "/" + page.name + ".1"))
            }
        } catch {
            throw Failure(.badData, SuggestionSentences.unwritable(folder))
        }
    }
}
