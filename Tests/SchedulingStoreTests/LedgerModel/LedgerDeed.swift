import Foundation
import Scheduling

/// An act on the ledger, of things that earlier acts made.
enum LedgerDeed {
    case grant(LedgerModel.Key, Int64)
    case revise(LedgerModel.Key, Int64)
    case transfer(Int64, LedgerModel.Key, LedgerModel.Key)
    case reverse(LedgerModel.Undone)
    case approve(Int)
    case reject(Int)
    case reserve(String, Int64, on: LocalDate, LedgerModel.State)
    case confirm(Int)
    case cancel(Int)
    case amend(Int, String, Int64)
    case bill(Int, String, Int64, LedgerModel.Order)
    case pay(Int, Int64?, LedgerModel.Order)
    case credit(Int, Int64)
    case close(Int)
    case release(Int)
    case releaseOverdue
    case closeMonth(LocalDate)
    case closeYear(Int)
    case reopenMonth(LocalDate)
    case reopenYear(Int)
    case wait(until: Int)

    /// The reservations that it touches; nil where it may touch any.
    func reservations(in model: LedgerModel) -> [Int]? {
        switch self {
        case .grant, .revise, .transfer, .reverse, .reject, .closeMonth, .reopenMonth, .reopenYear: []
        case .reserve: [model.reservations.count - 1].filter { $0 >= 0 }
        case .confirm(let number), .cancel(let number), .amend(let number, _, _), .bill(let number, _, _, _),
            .close(let number), .release(let number):
            [number]
        case .pay(let bill, _, _), .credit(let bill, _): [model.bills[bill].reservation]
        case .approve, .releaseOverdue, .closeYear, .wait: nil
        }
    }

    var name: String {
        switch self {
        case .grant: "grant"
        case .revise: "revise"
        case .transfer: "transfer"
        case .reverse: "reverse"
        case .approve: "approve"
        case .reject: "reject"
        case .reserve(_, _, _, .hold): "hold"
        case .reserve: "reserve"
        case .confirm: "confirm"
        case .cancel: "cancel"
        case .amend: "amend"
        case .bill: "bill"
        case .pay: "pay"
        case .credit: "credit"
        case .close: "close"
        case .release: "release"
        case .releaseOverdue: "release overdue"
        case .closeMonth: "close month"
        case .closeYear: "close year"
        case .reopenMonth: "reopen month"
        case .reopenYear: "reopen year"
        case .wait: "wait"
        }
    }
}

extension LedgerModel {
    mutating func perform(_ deed: LedgerDeed) -> Reply {
        perform { model throws(Refusal) in
            switch deed {
            case .grant(let key, let amount): try model.grant(key, amount)
            case .revise(let key, let amount): try model.revise(key, to: amount)
            case .transfer(let amount, let from, let to): try model.transfer(amount, from, to)
            case .reverse(let undone): try model.reverse(undone)
            case .approve(let number): try model.approve(number)
            case .reject(let number): try model.reject(number)
            case .reserve(let category, let amount, let day, let state):
                try model.reserve(category, amount, on: day, state)
            case .confirm(let number): try model.confirm(number)
            case .cancel(let number): try model.cancel(number)
            case .amend(let number, let category, let amount): try model.amend(number, category, amount)
            case .bill(let number, let category, let amount, let order):
                try model.bill(number, category, amount, order)
            case .pay(let number, let amount, let order): try model.pay(number, amount, order)
            case .credit(let number, let amount): try model.credit(number, amount)
            case .close(let number): try model.close(number)
            case .release(let number): try model.release(number)
            case .releaseOverdue: model.releaseOverdue(model.reservations.indices)
            case .closeMonth(let first): try model.closeMonth(first)
            case .closeYear(let year): try model.closeYear(year)
            case .reopenMonth(let first): try model.askToReopen(first)
            case .reopenYear(let year): try model.askToReopen(year)
            case .wait(let minute): model.wait(until: minute)
            }
        }
    }
}
