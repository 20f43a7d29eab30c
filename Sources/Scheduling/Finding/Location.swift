internal import Foundation

/// A point on the earth, in degrees.
public struct Location: Sendable, Hashable {
    /// Degrees north, -90 to 90.
    public let latitude: Double
    /// Degrees east, -180 to 180.
    public let longitude: Double

    /// A point; nil where it is not on the earth.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// How far another point is, in whole metres along a great circle.
    public func metres(to other: Location) -> Int {
        let radians = Double.pi / 180
        let (north, east) = (
            (other.latitude - latitude) * radians / 2, (other.longitude - longitude) * radians / 2
        )
        let chord =
            sin(north) * sin(north)
            + cos(latitude * radians) * cos(other.latitude * radians) * sin(east) * sin(east)
        return Int((2 * 6_371_009 * asin(min(1, chord.squareRoot()))).rounded())
    }

    /// Reads `39.8162,109.9870`: degrees north, then degrees east.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: { ",，".contains($0) }).map { Double($0.filter { !$0.isWhitespace }) }
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1] else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}

/// How fast people walk, as the crow flies.
public struct WalkingSpeed: Sendable, Hashable {
    /// Metres in a minute.
    public let metresPerMinute: Int

    /// 80 metres in a minute: 4.8 km/h, with which planners count.
    public static let usual = WalkingSpeed(metresPerMinute: 80)

    /// So many metres in a minute, at least one.
    public init(metresPerMinute: Int) {
        self.metresPerMinute = max(1, metresPerMinute)
    }

    /// The minutes that a way takes, a begun one counted.
    public func minutes(for metres: Int) -> Int {
        (metres + metresPerMinute - 1) / metresPerMinute
    }

    /// How far one comes in some minutes.
    public func metres(in minutes: Int) -> Int { minutes * metresPerMinute }
}

/// How far is near: a way in metres, or minutes on foot.
public enum Reach: Sendable, Hashable {
    /// So many metres.
    case metres(Int)
    /// So many minutes on foot.
    case minutes(Int)

    /// The same in metres.
    public func metres(at speed: WalkingSpeed) -> Int {
        switch self {
        case .metres(let metres): metres
        case .minutes(let minutes): speed.metres(in: minutes)
        }
    }

    /// Reads `800m`, `2km`, `1.5 公里`, `20min`, `20 分钟`; nil where it is nothing of the kind, or more than 1,000 km.
    public init?(_ text: String) {
        let plain = narrow(text).lowercased().filter { !$0.isWhitespace }
        let number = plain.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number), value > 0, value <= 1_000_000 else { return nil }
        switch plain.dropFirst(number.count) {
        case "m", "米": self = .metres(Int(value.rounded(.up)))
        case "km", "公里",
            "千米" where value <= 1_000:
            self = .metres(Int((value * 1_000).rounded(.up)))
        case "min", "mins", "minutes", "分钟",
            "分" where value <= 10_000:
            self = .minutes(Int(value.rounded(.up)))
        case "h",
            "小时" where value <= 100:
            self = .minutes(Int((value * 60).rounded(.up)))
        default: return nil
        }
    }
}
