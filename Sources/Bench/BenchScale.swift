import ArgumentParser

/// How large the input is.
enum BenchScale: String, CaseIterable, ExpressibleByArgument {
  /// Quick, to see that the rows still run.
  case small
  /// The size that the goals are for.
  case full

  /// How many entries the laptop of one durable answer holds.
  var laptopEntries: Int { self == .small ? 5_000 : 100_000 }
}
