import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Delivers what the outbox holds: by the system's mail, or by a command of the administrator's.
struct Postman {
    private let desk: Desk
    private let settings: ReporterOptions.Checked

    init(_ desk: Desk, _ settings: ReporterOptions.Checked) {
        self.desk = desk
        self.settings = settings
    }

    /// Tries everything that is due, each once; what fails is kept for later, and counted.
    func deliver(_ counts: inout RunCounts) throws {
        guard !settings.channels.isEmpty else { return }
        let pool = desk.snapshot.pool.id
        while true {
            let due = try desk.store.dueDeliveries(in: pool, by: settings.channels, limit: 20)
            guard !due.isEmpty else { return }
            for delivery in due {
                let failure = attempt(delivery)
                try desk.store.settle(delivery, in: pool, failure: failure)
                if failure == nil { counts.delivered += 1 } else { counts.failed += 1 }
            }
        }
    }

    /// Delivers one report; nil, or why it could not be.
    private func attempt(_ delivery: Delivery) -> String? {
        switch delivery.channel {
        case .mail:
            guard let (program, sender) = settings.sendmail, let address = delivery.address else { return nil }
            let mail = Mail(
                sender: sender, senderName: desk.snapshot.pool.name, recipient: address,
                subject: delivery.body.subject, messageID: messageID(delivery, sender: sender),
                date: delivery.createdAt, language: delivery.body.language, text: delivery.body.text,
                html: delivery.body.html)
            return Errand([program, "-i", "-f", sender, address], reading: mail.source).run()
        case .command:
            guard let command = settings.command else { return nil }
            let environment = [
                "POOLBOOK_READER": delivery.reader, "POOLBOOK_ADDRESS": delivery.address ?? "",
                "POOLBOOK_SUBJECT": delivery.body.subject,
                "POOLBOOK_MESSAGE_ID": messageID(delivery, sender: settings.sendmail?.sender ?? "poolbook@localhost"),
            ]
            let report = settings.format == .html ? delivery.body.html : delivery.body.text
            return Errand(["/bin/sh", "-c", command], reading: report, environment).run()
        }
    }

    /// The same however often it is tried.
    private func messageID(_ delivery: Delivery, sender: String) -> String {
        delivery.id.uuidString.lowercased() + "@" + (sender.split(separator: "@").last.map(String.init) ?? "localhost")
    }
}
