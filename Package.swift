// swift-tools-version: 6.3
import PackageDescription

// Targets stand in the order of the arrows: each one may use only what stands above it.
// Versions are exact because a court, years later, must be able to build what we built.

let package = Package(
  name: "yicha",
  products: [
    .executable(name: "yicha", targets: ["Yicha"]),
    .executable(name: "yicha-bench", targets: ["Bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "Canonical", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Inspection", dependencies: ["Canonical"]),
    .target(name: "Forms", dependencies: ["Canonical", "Inspection", "Yams"]),
    .target(name: "Draw", dependencies: ["Canonical"]),
    .target(
      name: "Journal",
      dependencies: ["Canonical", "Inspection", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Merge", dependencies: ["Canonical", "Inspection", "Forms", "Journal"]),
    .target(
      name: "Sealing",
      dependencies: [
        "Canonical", "Inspection", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(
      name: "Storage",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Merge", "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "Publication",
      dependencies: [
        "Canonical", "Inspection",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates")]),
    .target(
      name: "Intake",
      dependencies: ["Canonical", "Inspection", "Journal", "Merge", "Sealing", "Storage"]),
    .target(
      name: "Field",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Merge", "Sealing", "Storage", "Intake",
      ]),
    .target(
      name: "Office",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Draw", "Journal", "Merge", "Sealing", "Storage",
        "Publication", "Intake",
      ]),
    .executableTarget(
      name: "Yicha",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Draw", "Journal", "Merge", "Sealing", "Storage",
        "Publication", "Intake", "Field", "Office",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Yicha.docc"],
      resources: [.copy("Demo/Registers")]),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Sealing", "Storage", "Intake", "Field",
        "Office", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Support",
      dependencies: ["Sealing", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/Support"),
    .target(
      name: "Crash",
      dependencies: [
        "Canonical", "Inspection", "Journal", "Sealing", "Storage", "Intake", "Field", "Office",
        "Support",
      ],
      path: "Tests/Crash/Explorer"),
    .testTarget(
      name: "CanonicalTests",
      dependencies: ["Canonical", "Support", .product(name: "Crypto", package: "swift-crypto")]),
    .testTarget(name: "InspectionTests", dependencies: ["Canonical", "Inspection", "Support"]),
    .testTarget(
      name: "FormsTests", dependencies: ["Canonical", "Inspection", "Forms", "Support"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "DrawTests", dependencies: ["Canonical", "Draw", "Support"]),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "Canonical", "Inspection", "Journal", "Support",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "MergeTests",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Merge", "Support",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "SealingTests",
      dependencies: [
        "Canonical", "Inspection", "Sealing", "Support",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Canonical", "Inspection", "Journal", "Storage", "Support"]),
    .testTarget(
      name: "PublicationTests", dependencies: ["Canonical", "Inspection", "Publication", "Support"]),
    .testTarget(
      name: "FieldTests",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Merge", "Sealing", "Storage", "Intake",
        "Field", "Office", "Support",
      ]),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Merge", "Sealing", "Storage",
        "Publication", "Intake", "Office", "Support",
      ]),
    .testTarget(
      name: "YichaTests",
      dependencies: [
        "Canonical", "Inspection", "Forms", "Journal", "Merge", "Sealing", "Storage", "Intake",
        "Field", "Office", "Yicha", "Bench", "Support", "Crash",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzers, which `.ci/fuzz` asks for by naming the sanitizers; no other build knows them.
let sanitizers = Context.environment["YICHA_FUZZ"]
if sanitizers != nil {
  package.targets.append(.target(name: "FuzzDriver", path: "Tests/Fuzz/Driver"))
  for name in ["Bundle", "JSON", "Age"] {
    package.targets.append(
      .executableTarget(
        name: "\(name)Fuzz",
        dependencies: ["Canonical", "Inspection", "Sealing", "FuzzDriver"],
        path: "Tests/Fuzz/\(name)"))
  }
}

// The explorer of crashes, which `.ci/crash` asks for.
if Context.environment["YICHA_CRASH"] != nil {
  package.targets.append(
    .executableTarget(name: "CrashExplorer", dependencies: ["Crash"], path: "Tests/Crash/Run"))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
  ]
  // Swift Testing's macros do not compile under strict memory safety (style of 6.3.1).
  if target.type != .test { target.swiftSettings?.append(.strictMemorySafety()) }
}

// libFuzzer must see into everything that is under test, and the forgers into its inside.
if let sanitizers {
  let sanitize = "-sanitize=\(sanitizers)"
  for target in package.targets where target.type != .system {
    target.swiftSettings?.append(
      .unsafeFlags([sanitize, "-enable-testing", "-assert-config", "Debug"]))
    if target.type == .executable { target.linkerSettings = [.unsafeFlags([sanitize])] }
  }
}
