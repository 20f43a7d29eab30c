/// Measurements in Prometheus' text format, as its node exporter reads them from a file.
public struct Metrics: Sendable {
    /// What is measured. The help is for whoever builds a dashboard, and English as the names are.
    public enum Kind: String, Sendable, CaseIterable {
        case conflicts = "poolbook_conflicts_open"
        case oldest = "poolbook_conflicts_oldest_seconds"
        case duration = "poolbook_report_seconds"
        case acts = "poolbook_report_done"
        case undelivered = "poolbook_report_undelivered"
        case good = "poolbook_report_good"
        case lastGood = "poolbook_report_last_good_timestamp_seconds"
    }

    private let labels: [(name: String, value: String)]
    /// The text, each kind once.
    public private(set) var text = ""

    /// Measurements that all have some labels.
    public init(labels: [(name: String, value: String)]) {
        self.labels = labels
    }

    /// Adds the samples of a kind, each with labels of its own.
    public mutating func add(_ kind: Kind, _ samples: [(labels: [(name: String, value: String)], value: Double)]) {
        text += "# TYPE \(kind.rawValue) gauge\n"
        for sample in samples {
            let all = (labels + sample.labels).map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",")
            text += "\(kind.rawValue){\(all)} \(number(sample.value))\n"
        }
    }

    private func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private func escaped(_ text: String) -> String {
        printable(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
