// swift-tools-version: 6.2
// Targets in the order of their rank, top to bottom as in Docs/Architecture.md; dependencies sorted by name.
import Foundation
import PackageDescription

// Set by script/fuzz alone: the sources tell the fuzzer which lines ran, and what the tests replay becomes a program that it drives.
let fuzzes = ProcessInfo.processInfo.environment["WELLMET_FUZZ"] != nil

let language: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]
let strict = fuzzes ? language + [.unsafeFlags(["-sanitize=fuzzer"])] : language
let fuzzed: [Target.Dependency] = ["WellmetFormats", "WellmetModel", "WellmetServer", "WellmetStore"]

let package = Package(
    name: "Wellmet",
    products: [.executable(name: "wellmet", targets: ["wellmet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .executableTarget(
            name: "wellmet",
            dependencies: [
                "CMalloc", "WellmetFormats", "WellmetModel", "WellmetServer", "WellmetStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "WellmetServer",
            dependencies: [
                "CMark", "WellmetFormats", "WellmetModel", "WellmetStore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Web/Assets")],
            swiftSettings: strict
        ),
        .target(
            name: "WellmetFormats",
            dependencies: ["CArchive", "CPhoneNumber", "CPicture", "WellmetModel"],
            swiftSettings: strict
        ),
        .target(
            name: "WellmetStore",
            dependencies: ["CSQLite", "WellmetModel", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .target(
            name: "WellmetModel",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Benchmarks", dependencies: ["WellmetFormats", "WellmetModel", "WellmetServer", "WellmetStore"], path: "Benchmarks",
            exclude: ["Peers"], swiftSettings: strict),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(
            name: "CPhoneNumber",
            cxxSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("phonenumber")]
        ),
        .target(
            name: "CPicture",
            cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("gif"), .linkedLibrary("png16"), .linkedLibrary("turbojpeg"), .linkedLibrary("webp")]
        ),
        .target(name: "WellmetTestSupport", path: "Tests/WellmetTestSupport", swiftSettings: strict),
        .testTarget(name: "WellmetTestSupportTests", dependencies: ["WellmetTestSupport"], swiftSettings: strict),
        .testTarget(name: "WellmetModelTests", dependencies: ["WellmetModel"], swiftSettings: strict),
        .testTarget(
            name: "WellmetFormatsTests", dependencies: ["CArchive", "CPicture", "WellmetFormats", "WellmetModel", "WellmetTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "WellmetStoreTests", dependencies: ["WellmetFormats", "WellmetModel", "WellmetStore", "WellmetTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "WellmetServerTests",
            dependencies: [
                "WellmetFormats", "WellmetModel", "WellmetServer", "WellmetStore", "WellmetTestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandTests", dependencies: ["WellmetTestSupport", "wellmet"], exclude: ["Help"], swiftSettings: strict),
        .testTarget(
            name: "BrowserTests", dependencies: ["WellmetTestSupport", "wellmet"], path: "Tests/Browser", swiftSettings: strict),
        fuzzes
            ? .executableTarget(
                name: "Fuzz", dependencies: fuzzed, path: "Tests/Fuzzing", exclude: ["Corpus", "KeptCorpusTests.swift", "Seeds"],
                swiftSettings: strict, linkerSettings: [.linkedLibrary("stdc++")])
            : .testTarget(
                name: "FuzzingTests", dependencies: fuzzed, path: "Tests/Fuzzing", exclude: ["Corpus", "Fuzz.swift", "Seeds"],
                swiftSettings: strict),
        .executableTarget(
            name: "Screenshots", dependencies: ["WellmetTestSupport"], path: "Tests/Screenshots", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
