/// Every rule by its one name: it refuses a reservation under this name, and is told apart by it everywhere.
public enum Rule: String, Sendable, Hashable, CaseIterable {
    // Owned by the database: no client gets round them.

    /// Another reservation has the venue.
    case venueDouble = "venue.double"
    /// Another reservation has the person.
    case personDouble = "person.double"
    /// A hall and its part in one reservation.
    case venuePartAndWhole = "venue.part-and-whole"
    /// The set-up time before the period is taken.
    case bufferBefore = "buffer.before"
    /// The clearing-up time after the period is taken.
    case bufferAfter = "buffer.after"
    /// The resource takes nothing new from a day on.
    case resourceRetired = "resource.retired"
    /// The project pays nothing more from a day on.
    case projectRetired = "project.retired"
    /// The fund pays nothing more from a day on.
    case fundRetired = "fund.retired"
    /// The organization hosts nothing new from a day on.
    case hostRetired = "host.retired"
    /// The pool takes nothing new from a day on.
    case poolRetired = "pool.retired"
    /// The resource is closed by a blackout.
    case resourceBlackout = "resource.blackout"
    /// Not as many are free at every instant of the period.
    case equipmentShort = "equipment.short"
    /// The period is over, or a hold could not last until it begins.
    case periodPast = "period.past"
    /// The reservation has not begun.
    case periodFuture = "period.future"
    /// It begins sooner than the pool lets anybody reserve.
    case periodTooSoon = "period.too-soon"
    /// It begins later than the pool lets anybody reserve yet.
    case periodTooFar = "period.too-far"
    /// The person would work more on a day than the pool allows.
    case personDaily = "person.daily"
    /// The person would work more in a week than the pool allows.
    case personWeekly = "person.weekly"
    /// The person would rest less between two duties than the pool wants.
    case personRest = "person.rest"
    /// The person cannot get from one venue to the next in time.
    case personTravel = "person.travel"
    /// The project belongs to others.
    case projectOwner = "project.owner"
    /// The project's lines do not hold as much.
    case moneyShort = "money.short"
    /// The project has no line of that category in that year.
    case moneyCategory = "money.category"
    /// The project has no money in that year.
    case moneyNoLine = "money.no-line"
    /// The reservation costs its projects more than an event may.
    case moneyCeiling = "money.ceiling"
    /// The organization has used what it may of some resources in a period.
    case quotaSpent = "quota.spent"
    /// The fund may not pay for events on that day.
    case fundValidity = "fund.validity"
    /// The fund may not pay for that category.
    case fundCategory = "fund.category"
    /// The hold has run out.
    case holdExpired = "hold.expired"
    /// The reservation is in a state that the act cannot leave.
    case reservationState = "reservation.state"
    /// Another has changed the reservation since it was looked at.
    case reservationChanged = "reservation.changed"
    /// The day of a series has an occurrence that stands.
    case seriesStands = "series.stands"
    /// A divisible hall cannot be divided anew while it is reserved.
    case resourceInUse = "resource.in-use"
    /// A pool keeps one administrator.
    case lastAdministrator = "member.last-administrator"
    /// The reservation has nothing open of the category.
    case commitmentNone = "commitment.none"
    /// A bill is further above what is committed than the fund tolerates.
    case commitmentTolerance = "commitment.tolerance"
    /// Not as much is committed and open.
    case commitmentShort = "commitment.short"
    /// As much is paid or billed already.
    case commitmentBilled = "commitment.billed"
    /// A bill may be for several categories.
    case invoiceCategory = "invoice.category"
    /// The payee's number was entered before.
    case invoiceDuplicate = "invoice.duplicate"
    /// Nothing is due of the bill.
    case invoiceSettled = "invoice.settled"
    /// More is paid than is due.
    case invoiceAboveDue = "invoice.above-due"
    /// More is credited than was billed.
    case invoiceAboveAmount = "invoice.above-amount"
    /// The fund's money is not set aside on this day.
    case fundObligation = "fund.obligation"
    /// The fund's money is not paid out any more.
    case fundLiquidation = "fund.liquidation"
    /// The line's year was closed.
    case periodClosed = "period.closed"
    /// The period is not over.
    case periodRunning = "period.running"
    /// The period is closed already, or is not closed.
    case periodState = "period.state"
    /// An earlier year is not closed.
    case periodEarlier = "period.earlier"
    /// A later year is closed.
    case periodLater = "period.later"
    /// A reservation of the year is past and not closed.
    case periodUnclosed = "period.unclosed"
    /// Something is due of a bill of the year.
    case periodUnpaid = "period.unpaid"
    /// A transfer of the year waits.
    case periodUndecided = "period.undecided"
    /// The line has not as much available.
    case lineShort = "line.short"
    /// The entry was reversed before.
    case entryReversed = "entry.reversed"
    /// Another act undoes the entry.
    case entryIrreversible = "entry.irreversible"
    /// There is no such entry.
    case entryNone = "entry.none"
    /// The relief was taken back before.
    case reliefRemoved = "relief.removed"
    /// Nobody else could agree.
    case approvalNobody = "approval.nobody"

    /// A host bears money and was not asked.
    case hostApproval = "host.approval"
    /// The organization hosts the event already.
    case hostAlready = "host.already"
    /// A guest of the pool asks, and binds nothing by itself.
    case guestMayOnlyAsk = "guest.may-only-ask"
    /// The resource is had by approval, and nobody asked.
    case resourceApproval = "resource.approval"
    /// The resource is its owner's alone.
    case resourceOwner = "resource.owner"
    /// It waits for the yes of others.
    case approvalWaiting = "approval.waiting"
    /// Others are asked, not the caller.
    case approvalOthers = "approval.others"
    /// The caller asked for it themselves.
    case approvalOwn = "approval.own"
    /// The approval was decided, withdrawn, or has run out.
    case approvalSettled = "approval.settled"
    /// The request waits longer than the pool lets one wait.
    case requestWaiting = "request.waiting"

    /// Others hold the chair, or nobody does.
    case dutyNotOnDuty = "duty.not-on-duty"
    /// Who steps in for the chair says why.
    case dutyReason = "duty.reason"
    /// The organization has no coordinator who can log in.
    case dutyNoCoordinator = "duty.no-coordinator"
    /// What has begun is not written anew.
    case dutyBegun = "duty.begun"
    /// The roster has no gap.
    case dutyGap = "duty.gap"
    /// The term is over.
    case dutyOver = "duty.over"
    /// The conflict is not open, or not resolved.
    case conflictState = "conflict.state"
    /// Something that the way out was made for has changed since.
    case conflictChanged = "conflict.changed"
    /// The conflict would still be there.
    case conflictRemains = "conflict.remains"
    /// The resolution cannot be undone, or objected to, any more.
    case conflictSettled = "conflict.settled"
    /// Only a party of the conflict may object to what another party decided.
    case conflictObjection = "conflict.objection"
    /// Who decided what was objected to does not decide it again.
    case conflictContested = "conflict.contested"

    // Owned by the program: the world changes after booking anyway.

    /// The period is outside the opening hours.
    case resourceHours = "resource.hours"
    /// The resource is closed on a public holiday.
    case resourceHoliday = "resource.holiday"
    /// No venue has what was asked for.
    case venueFeature = "venue.feature"
    /// Nobody has the skill that was asked for.
    case staffSkill = "staff.skill"
    /// The skill of a person is not valid on the day.
    case skillExpired = "skill.expired"
    /// Such an event requires people whom it does not have.
    case eventStaff = "event.staff"
    /// More are expected than the venue takes.
    case venueTooSmall = "venue.too-small"
    /// An occurrence of a series wants what another of it still has.
    case seriesOverlap = "series.overlap"
    /// What is to pay whatever it costs cannot.
    case costUnpaid = "cost.unpaid"
    /// A host's projects do not pay the share that it is to bear.
    case shareUnpaid = "share.unpaid"

    // What finding leaves out because it is not what is needed.

    /// The venue is none of those that were asked for, or has not to be found.
    case needOther = "need.other"
    /// The venue is in another district.
    case needDistrict = "need.district"
    /// The venue is too far away.
    case needDistance = "need.distance"
    /// The offer is not what it was, or is no more.
    case offerChanged = "offer.changed"
}
