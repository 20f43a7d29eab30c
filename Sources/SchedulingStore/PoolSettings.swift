internal import Postgres
public import Scheduling

/// What became of a pool's settings.
public struct SettingsAnswer: Sendable, Decodable {
    /// Of what differs now, by its column: what was, and what is.
    public let changes: [String: [JSONValue]]
}

extension Store {
    /// Changes the settings of a pool that are given, by their columns; all of them or none.
    public func setPool(_ settings: JSONValue, reason: String?, _ act: Act) throws(StoreError) -> SettingsAnswer {
        try self.act(act.call("set_pool", [JSONText(settings.text), reason]))
    }

    /// Ends the quiet of a pool.
    public func resumePool(reason: String?, _ act: Act) throws(StoreError) -> SettingsAnswer {
        try self.act(act.call("resume_pool", [reason]))
    }
}

/// A pool's settings as the database sends them.
struct PoolSettingsRow: Decodable {
    let holdHours: Int
    let approvalHours: Int
    let conflictHours: Int
    let hostHours: Int
    let horizonDays: Int
    let waitlist: Waitlist
    let offerHours: Int
    let paymentLimit: Int64?
    let privacy: Privacy
    let walkingSpeed: Int
    let quietSince: Instant?

    var settings: PoolSettings {
        var settings = PoolSettings()
        settings.holdHours = holdHours
        settings.approvalHours = approvalHours
        settings.conflictHours = conflictHours
        settings.hostHours = hostHours
        settings.horizonDays = horizonDays
        settings.waitlist = waitlist
        settings.offerHours = offerHours
        settings.paymentLimit = paymentLimit
        settings.privacy = privacy
        settings.walkingSpeed = WalkingSpeed(metresPerMinute: walkingSpeed)
        settings.quietSince = quietSince
        return settings
    }
}
