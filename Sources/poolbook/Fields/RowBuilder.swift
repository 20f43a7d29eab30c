import Reporting
import SchedulingStore

/// One row to save, from the texts of its fields.
struct RowBuilder {
    let noun: Noun

    /// The row's JSON, or the problems with its fields. Fields that are not given stay as they are.
    func row(_ texts: [String: String], number: Int?, _ directory: Directory, verb: SaveVerb) -> Outcome {
        var members: [String: JSONValue] = [:]
        var problems: [(field: Field, text: String, expected: Sentence)] = []
        if let number { members["row"] = .integer(Int64(number)) }
        for field in noun.known {
            guard let text = texts[field.key] else {
                if verb == .add, noun.required.contains(field.key) {
                    problems.append((field, "", FieldSentences.missing))
                }
                continue
            }
            if text.isEmpty, noun.required.contains(field.key) {
                problems.append((field, text, FieldSentences.missing))
                continue
            }
            if text.isEmpty, field.key == "parts" || field.key == "owner" || Noun.usual[field.key] != nil { continue }
            do {
                members.merge(try field.members(of: text, directory)) { $1 }
            } catch let problem as FieldProblem {
                problems.append((field, text, problem.expected))
            } catch {
                problems.append((field, text, FieldSentences.text))
            }
        }
        return problems.isEmpty ? .row(.object(members)) : .problems(problems)
    }

    /// What became of a row.
    enum Outcome {
        case row(JSONValue)
        case problems([(field: Field, text: String, expected: Sentence)])
    }

    /// The names that the texts of a row hold.
    func names(in texts: [String: String]) -> [Snapshot.Name] {
        noun.known.flatMap { field in texts[field.key].map(field.names) ?? [] }
    }
}
