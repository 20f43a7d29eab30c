import ArgumentParser
import Reporting

/// Who takes over from a member who leaves, as an option of `retire`.
struct SuccessionOptions: ParsableArguments {
    @Option(help: help(AgreementSentences.helpSuccessor)) var successor: String?

    /// The login that was typed; refused where no member leaves.
    func successor(of noun: Noun, undoing: Bool) throws -> String? {
        guard successor == nil || noun == .member && !undoing else {
            throw Failure(.usage, AgreementSentences.successorOfMember)
        }
        return successor
    }
}
