extension Rule {
    /// Who keeps a rule.
    public enum Owner: String, Sendable, Hashable {
        /// The database: no client gets round it.
        case database
        /// The program, when something is booked, and the reporter afterwards.
        case program
    }

    /// What the values of a rule are.
    public enum Form: Sendable, Hashable {
        /// Lengths of time, kept in minutes.
        case spans
        /// Amounts of money, kept in minor units.
        case amounts
        /// Lists of skills.
        case skills
        /// A speed in kilometres an hour; between two places, minutes.
        case travel
    }

    /// Who keeps it.
    public var owner: Owner {
        switch self {
        case .venueDouble, .personDouble, .venuePartAndWhole, .bufferBefore, .bufferAfter, .resourceRetired,
            .projectRetired, .fundRetired, .hostRetired, .poolRetired, .resourceBlackout, .equipmentShort, .periodPast,
            .periodFuture, .periodTooSoon, .periodTooFar, .personDaily, .personWeekly, .personRest, .personTravel,
            .projectOwner, .moneyShort, .moneyCategory, .moneyNoLine, .moneyCeiling, .fundValidity, .fundCategory,
            .quotaSpent, .holdExpired, .reservationState, .reservationChanged, .resourceInUse, .lastAdministrator,
            .hostApproval, .resourceApproval, .resourceOwner, .approvalWaiting,
            .approvalOthers, .approvalOwn, .approvalSettled,
            .commitmentNone, .commitmentTolerance, .commitmentShort, .commitmentBilled, .invoiceCategory,
            .invoiceDuplicate, .invoiceSettled, .invoiceAboveDue, .invoiceAboveAmount, .fundObligation,
            .fundLiquidation, .periodClosed, .periodRunning, .periodState, .periodEarlier, .periodLater,
            .periodUnclosed,
            .periodUnpaid, .periodUndecided, .lineShort, .entryReversed, .entryIrreversible, .entryNone, .reliefRemoved,
            .approvalNobody,
            .seriesStands:
            .database
        case .resourceHours, .resourceHoliday, .venueTooSmall, .venueFeature, .staffSkill, .skillExpired, .eventStaff,
            .costUnpaid, .shareUnpaid, .needOther, .needDistrict, .needDistance, .offerChanged,
            .seriesOverlap:
            .program
        }
    }

    /// The strengths that it may have in a pool, the one that it has where nothing is set first.
    public var strengths: [Strength] {
        switch self {
        case .periodTooSoon, .periodTooFar, .personDaily, .personWeekly, .personRest, .personTravel, .moneyCeiling:
            [.off, .hard, .soft]
        case .quotaSpent, .resourceHours, .resourceHoliday, .venueTooSmall, .venueFeature, .staffSkill, .skillExpired,
            .eventStaff:
            [.hard, .soft, .off]
        case .venueDouble, .personDouble, .venuePartAndWhole, .bufferBefore, .bufferAfter, .resourceRetired,
            .projectRetired, .fundRetired, .hostRetired, .poolRetired, .resourceBlackout, .equipmentShort, .periodPast,
            .periodFuture, .projectOwner, .moneyShort, .moneyCategory, .moneyNoLine, .fundValidity, .fundCategory,
            .holdExpired, .reservationState, .reservationChanged, .resourceInUse, .lastAdministrator,
            .hostApproval, .resourceApproval, .resourceOwner, .approvalWaiting,
            .approvalOthers, .approvalOwn, .approvalSettled, .costUnpaid,
            .shareUnpaid, .needOther, .needDistrict, .needDistance, .offerChanged,
            .commitmentNone, .commitmentTolerance, .commitmentShort, .commitmentBilled, .invoiceCategory,
            .invoiceDuplicate, .invoiceSettled, .invoiceAboveDue, .invoiceAboveAmount, .fundObligation,
            .fundLiquidation, .periodClosed, .periodRunning, .periodState, .periodEarlier, .periodLater,
            .periodUnclosed,
            .periodUnpaid, .periodUndecided, .lineShort, .entryReversed, .entryIrreversible, .entryNone, .reliefRemoved,
            .approvalNobody,
            .seriesStands, .seriesOverlap:
            [.hard]
        }
    }

    /// What its values are; nil where it has none.
    public var form: Form? {
        switch self {
        case .periodTooSoon, .periodTooFar, .personDaily, .personWeekly, .personRest: .spans
        case .moneyCeiling: .amounts
        case .eventStaff: .skills
        case .personTravel: .travel
        case .venueDouble, .personDouble, .venuePartAndWhole, .bufferBefore, .bufferAfter, .resourceRetired,
            .projectRetired, .fundRetired, .hostRetired, .poolRetired, .resourceBlackout, .equipmentShort, .periodPast,
            .periodFuture, .projectOwner, .moneyShort, .moneyCategory, .moneyNoLine, .fundValidity, .fundCategory,
            .quotaSpent, .holdExpired, .reservationState, .reservationChanged, .resourceInUse, .lastAdministrator,
            .hostApproval, .resourceApproval, .resourceOwner, .approvalWaiting,
            .approvalOthers, .approvalOwn, .approvalSettled,
            .resourceHours, .resourceHoliday, .venueTooSmall, .venueFeature, .staffSkill, .skillExpired, .costUnpaid,
            .shareUnpaid, .needOther, .needDistrict, .needDistance, .offerChanged,
            .commitmentNone, .commitmentTolerance, .commitmentShort, .commitmentBilled, .invoiceCategory,
            .invoiceDuplicate, .invoiceSettled, .invoiceAboveDue, .invoiceAboveAmount, .fundObligation,
            .fundLiquidation, .periodClosed, .periodRunning, .periodState, .periodEarlier, .periodLater,
            .periodUnclosed,
            .periodUnpaid, .periodUndecided, .lineShort, .entryReversed, .entryIrreversible, .entryNone, .reliefRemoved,
            .approvalNobody,
            .seriesStands, .seriesOverlap:
            nil
        }
    }
}
