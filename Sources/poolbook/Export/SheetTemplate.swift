import Reporting
import Scheduling

/// An empty file for a kind of rows: its columns.
struct SheetTemplate {
    let kind: SheetKind

    func write(to path: String?, _ overwriting: OutputFile.Overwriting, _ common: CommonOptions) throws {
        let language = readersLanguage(common)
        let writer = try SheetWriter(kind.fields, to: path, overwriting, language)
        try writer.finish()
        if let path, path != "-" { Speech.print(printable(ExportSentences.template(path).text(in: language))) }
    }

    /// As the pool knows the reader; without a pool, as the machine does.
    private func readersLanguage(_ common: CommonOptions) -> Language {
        if let asked = Speech.asked { return asked }
        var language = Speech.language
        try? Desk.open(common) { desk in language = desk.renderer.language }
        return language
    }
}
