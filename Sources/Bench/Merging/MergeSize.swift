/// How many result bundles come back, and what each holds.
struct MergeSize: Hashable, Sendable {
  /// Entries that a device writes at one visit: begun by three, ended and signed by three, the
  /// rest answers, a few of them changed once.
  static let entriesPerVisit = 150
  /// Answers of one visit that are changed once.
  static let changes = 4
  /// The form of every visit: as many questions as the shipped forms of a joint check have together.
  static let form = BenchForm(questions: entriesPerVisit - 6 - changes)
  /// Visits of one bundle, all begun and finished in it.
  static let visitsPerBundle = 4

  /// Laptops that pack.
  var devices: Int
  /// Bundles that each of them packs, 600 entries in each.
  var bundlesPerDevice: Int

  /// Visits of one device.
  var visitsPerDevice: Int { bundlesPerDevice * Self.visitsPerBundle }
  /// Bundles of all devices.
  var bundles: Int { devices * bundlesPerDevice }
}
