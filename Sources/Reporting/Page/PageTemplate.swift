internal import Mustache

/// A template of a page: the one place where the template engine is used.
///
/// Mustache, without logic: `{{name}}` is escaped for HTML, `{{#list}}…{{/list}}` repeats.
public struct PageTemplate: Sendable {
    /// Why a template cannot be used.
    public struct Problem: Error, Sendable, Hashable {
        /// What the engine says is wrong, for the administrator who changed it.
        public let detail: String
    }

    private let template: MustacheTemplate

    /// Reads a template's text.
    public init(_ text: String) throws(Problem) {
        do {
            template = try MustacheTemplate(string: text)
        } catch {
            throw Problem(detail: "\(error)")
        }
    }

    func render(_ values: [String: Any]) throws(Problem) -> String {
        template.render(values)
    }
}
