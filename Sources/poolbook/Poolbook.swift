import ArgumentParser

@main
struct Poolbook: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "poolbook", subcommands: [LocalCommand.self])
}
