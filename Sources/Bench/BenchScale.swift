import ArgumentParser

/// How large the input is.
enum BenchScale: String, CaseIterable, ExpressibleByArgument {
  /// Quick, to see that the rows still run.
  case small
  /// The size that the goals are for.
  case full

  /// How many entries the laptop of one durable answer holds.
  var laptopEntries: Int { self == .small ? 5_000 : 100_000 }

  /// The media files of a bundle: 1 GiB of them.
  var media: MediaSize { MediaSize(files: 64, bytes: self == .small ? 1 << 20 : 16 << 20) }

  /// The media files of the largest bundle, near what fits on a FAT32 stick.
  var largestMedia: MediaSize {
    MediaSize(files: 64, bytes: self == .small ? 2 << 20 : 60_000_000)
  }

  /// The result bundles that come back.
  var merge: MergeSize {
    self == .small
      ? MergeSize(devices: 10, bundlesPerDevice: 5) : MergeSize(devices: 40, bundlesPerDevice: 25)
  }

  /// How many entries a large store holds, and the cost of how many of them, the last ones, counts.
  var largeStore: (entries: Int, counted: Int) {
    self == .small ? (90_000, 60_000) : (10_200_000, 600_000)
  }

  /// How many entries the journal holds of which proofs are made.
  var provenEntries: Int { self == .small ? 1_000_000 : 10_000_000 }

  /// How many records are packed.
  var packedRecords: Int { self == .small ? 10_000 : 100_000 }
}
