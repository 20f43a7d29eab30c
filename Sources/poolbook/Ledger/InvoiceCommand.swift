import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook invoice`: bills on what reservations have committed.
struct InvoiceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "invoice", LedgerHelp.invoice,
            subcommands: [
                InvoiceList.self, InvoiceShow.self, InvoiceAdd.self, InvoicePay.self, InvoiceCredit.self,
            ], defaultSubcommand: InvoiceList.self)
    }
}

struct InvoiceList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", LedgerHelp.invoiceList) }

    @Option(help: help(LedgerHelp.filterPayee)) var payee: String?
    @Option(name: .customLong("reservation"), help: help(LedgerHelp.filterReservation)) var reference: String?
    @Flag(name: .customLong("due"), help: help(LedgerHelp.filterDue)) var isDue = false
    @Option(help: help(HelpSentences.limit)) var limit = 100
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = reference.map { [Snapshot.Name(.reservation, $0)] } ?? []
        try Desk.open(common, names: names) { desk in
            var filter = InvoiceFilter()
            filter.payee = payee
            filter.dues = isDue ? .due : .any
            if reference != nil { filter.reservation = try desk.reservation(0, of: names).id }
            let rows = try desk.store.invoices(in: desk.snapshot.pool.id, filter, limit: limit)
            desk.answer(
                Table(
                    [
                        Column("reference", Headings.reference), Column("reservation", LedgerHeadings.reservation),
                        Column("payee", LedgerHeadings.payee), Column("number", LedgerHeadings.billNumber),
                        Column("category", Headings.category), Column("day", LedgerHeadings.day),
                        Column("amount", LedgerHeadings.billed, .trailing),
                        Column("paid", Headings.paid, .trailing), Column("due", LedgerHeadings.due, .trailing),
                    ], rows: rows.map { $0.cells(desk) }))
        }
    }
}

extension InvoiceRow {
    /// As it is listed.
    fileprivate func cells(_ desk: Desk) -> [Cell] {
        [
            .text(reference), .optional(reservation), .text(payee), .text(number), .text(category), .date(day),
            .money(desk.money(amount)), .money(desk.money(paid)), .money(desk.money(amount - paid - credited)),
        ]
    }
}

struct InvoiceShow: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", LedgerHelp.invoiceShow) }

    @Argument(help: help(LedgerHelp.invoiceArgument)) var invoice: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = [Snapshot.Name(.invoice, invoice)]
        try Desk.open(common, names: names) { desk in
            try desk.showInvoice(try desk.match(0, of: names))
        }
    }
}

extension Desk {
    /// Shows a bill with how it is split among the lines.
    func showInvoice(_ found: Snapshot.Match) throws {
        var filter = InvoiceFilter()
        filter.id = found.id
        guard let row = try store.invoices(in: snapshot.pool.id, filter, limit: 1).first else {
            throw Failure(.badData, FailureSentences.notFound(kind: "invoice", name: found.code))
        }
        let parts = try store.parts(ofInvoice: found.id, in: snapshot.pool.id)
        answer(
            Record(
                [
                    Record.Field("reference", Headings.reference, .text(row.reference)),
                    Record.Field("reservation", LedgerHeadings.reservation, .optional(row.reservation)),
                    Record.Field("payee", LedgerHeadings.payee, .text(row.payee)),
                    Record.Field("number", LedgerHeadings.billNumber, .text(row.number)),
                    Record.Field("category", Headings.category, .text(row.category)),
                    Record.Field("day", LedgerHeadings.day, .date(row.day)),
                    Record.Field("amount", LedgerHeadings.billed, .money(money(row.amount))),
                    Record.Field("credited", LedgerHeadings.credited, .money(money(row.credited))),
                    Record.Field("paid", Headings.paid, .money(money(row.paid))),
                    Record.Field("due", LedgerHeadings.due, .money(money(row.amount - row.credited - row.paid))),
                ],
                parts: [Record.Part("parts", LedgerHeadings.parts, table(parts))]))
    }

    private func table(_ parts: [InvoicePartRow]) -> Table {
        Table(
            [
                Column("project", Headings.project), Column("fund", Headings.fund), Column("year", Headings.year),
                Column("amount", LedgerHeadings.billed, .trailing),
                Column("credited", LedgerHeadings.credited, .trailing), Column("paid", Headings.paid, .trailing),
            ],
            rows: parts.map { part in
                [
                    .text(part.project), .text(part.fund), .text("\(part.year)"), .money(money(part.amount)),
                    .money(money(part.credited)), .money(money(part.paid)),
                ]
            })
    }
}

struct InvoiceAdd: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("add", LedgerHelp.invoiceAdd) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Argument(help: help(HelpSentences.amount)) var amount: String
    @Option(name: .customLong("no"), help: help(LedgerHelp.number)) var number: String
    @Option(help: help(LedgerHelp.payee)) var payee: String
    @Option(help: help(LedgerHelp.billCategory)) var category: String?
    @Option(help: help(LedgerHelp.billProject)) var project: String?
    @Option(name: .customLong("on"), help: help(LedgerHelp.billDay)) var day: String?
    @Flag(name: .customLong("final"), help: help(LedgerHelp.final)) var isFinal = false
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try mustBeLine(number, LedgerHeadings.billNumber)
        try mustBeLine(payee, LedgerHeadings.payee)
        let names =
            [Snapshot.Name(.reservation, reference)] + (project.map { [Snapshot.Name(.project, $0)] } ?? [])
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            let bill = NewBill(
                amount: try desk.amount(amount), number: number, payee: payee, category: category,
                project: try project.map { _ in ProjectID(try desk.match(1, of: names).id) },
                day: try day.map { try desk.date($0) }, order: isFinal ? .final : .more)
            let content = [
                "invoice.add", reference, amount, number, payee, category ?? "", project ?? "", day ?? "",
                "\(isFinal)", reason ?? "",
            ]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.add(bill, to: reservation.id, reason: reason, act)
            }
            desk.answerEntered(answer, write.doing)
        }
    }
}

struct InvoicePay: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("pay", LedgerHelp.invoicePay) }

    @Argument(help: help(LedgerHelp.invoiceArgument)) var invoice: String
    @Argument(help: help(LedgerHelp.payAmount)) var amount: String?
    @Option(name: .customLong("on"), help: help(LedgerHelp.day)) var day: String?
    @Flag(name: .customLong("final"), help: help(LedgerHelp.final)) var isFinal = false
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.invoice, invoice)]
        try Desk.open(common, names: names) { desk in
            let id = try desk.match(0, of: names).id
            let paid = try amount.map { try desk.amount($0) }
            let day = try day.map { try desk.date($0) }
            let content = ["invoice.pay", invoice, amount ?? "", self.day ?? "", "\(isFinal)", reason ?? ""]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.pay(
                    bill: id, amount: paid, order: isFinal ? .final : .more, day: day, reason: reason, act)
            }
            desk.answerPaid(answer, write.doing)
        }
    }
}

struct InvoiceCredit: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("credit", LedgerHelp.invoiceCredit) }

    @Argument(help: help(LedgerHelp.invoiceArgument)) var invoice: String
    @Argument(help: help(HelpSentences.amount)) var amount: String
    @Option(name: .customLong("on"), help: help(LedgerHelp.creditDay)) var day: String?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.invoice, invoice)]
        try Desk.open(common, names: names) { desk in
            let id = try desk.match(0, of: names).id
            let credited = try desk.amount(amount)
            let day = try day.map { try desk.date($0) }
            let content = ["invoice.credit", invoice, amount, self.day ?? "", reason]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.credit(bill: id, amount: credited, day: day, reason: reason, act)
            }
            desk.answerCredited(answer, write.doing)
        }
    }
}
