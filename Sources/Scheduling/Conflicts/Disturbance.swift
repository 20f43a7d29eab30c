extension Effects {
    /// How much it disturbs, in points; less is better, and the same effects have the same always.
    ///
    /// It adds
    /// - a point for each person expected at what changes, 30 where nobody said how many, four times as many and 300
    ///   more where it does not take place any more;
    /// - 50 for each organization whose event changes, and 40 for each that has to agree first;
    /// - 5 for each minute on foot from where it was to where it is to be;
    /// - a point for each quarter of an hour that it is later or earlier, up to 96 for a day, then 20 for each day more,
    ///   and 50 where it is on another day of the week;
    /// - a point for each hundredth that it costs more than before, up to 200;
    /// - up to 50 where those who give way have had less in this quarter of what is wanted than those who do not, and up to
    ///   50 less where they have had more.
    public var disturbance: Int {
        let changed = changes.filter { $0.deed != .confirm }
        let people = changed.reduce(0) { sum, change in
            let number = change.attendance ?? 30
            switch change.deed {
            case .cancel: return sum + number * 4 + 300
            case .move, .confirm, .merge, .split: return sum + number
            }
        }
        let parties = organizations.count * 50 + approvals.count * 40
        let walk = walkingSpeed.minutes(for: min(metres, 1_000_000)) * 5
        let days = max(0, shiftMinutes / 1_440 - 1)
        let shift = min(shiftMinutes / 15, 96) + days * 20 + (weekday == .other ? 50 : 0)
        let extra = extraCost > 0 ? Int(min(200, min(extraCost, 1 << 50) * 100 / max(1, cost))) : 0
        return max(0, people + parties + walk + shift + extra + unfairness / 2)
    }
}
