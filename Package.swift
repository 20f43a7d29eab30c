// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "poolbook",
    products: [
        .executable(name: "poolbook", targets: ["poolbook"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Postgres", dependencies: ["CLibPQ"], swiftSettings: settings),
        // Without pkgConfig, which names two more libraries that every start would load for nothing.
        .systemLibrary(name: "CLibICal", providers: [.apt(["libical-dev"])]),
        .target(name: "ICalendar", dependencies: ["CLibICal"], swiftSettings: settings),
        .target(name: "Scheduling", dependencies: ["ICalendar"], swiftSettings: settings),
        .target(name: "SchedulingStore", dependencies: ["Postgres", "Scheduling"], swiftSettings: settings),
        .target(
            name: "Reporting",
            dependencies: ["ICalendar", "Scheduling", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: settings),
        .executableTarget(
            name: "poolbook",
            dependencies: [
                "ICalendar",
                "Reporting",
                "SchedulingStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport", dependencies: ["Postgres", "Scheduling", "SchedulingStore"],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "ICalendarTests", dependencies: ["CLibICal", "ICalendar"], swiftSettings: settings),
        .testTarget(name: "SchedulingTests", dependencies: ["ICalendar", "Scheduling"], swiftSettings: settings),
        .testTarget(
            name: "SchedulingStoreTests", dependencies: ["Postgres", "Scheduling", "SchedulingStore", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "FaultTests",
            dependencies: ["Postgres", "Scheduling", "SchedulingStore", "TestSupport", "poolbook"],
            swiftSettings: settings),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting"], swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests", dependencies: ["ICalendar", "Postgres", "Reporting", "TestSupport", "poolbook"],
            exclude: ["Sessions"], swiftSettings: settings),
    ]
)

// What `make fuzz` builds: it links with a fuzzer's entry point only, so that a usual build leaves it alone.
if Context.environment["POOLBOOK_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "poolbook-fuzz",
            dependencies: ["ICalendar", "Reporting", "Scheduling", .product(name: "Yams", package: "Yams")],
            path: "Tests/Fuzz", exclude: ["corpus", "run.sh"],
            swiftSettings: settings + [
                .unsafeFlags(["-parse-as-library", "-Xfrontend", "-entry-point-function-name", "-Xfrontend", "main"])
            ]))
}
