import Inspection
import Journal
import Sealing

/// The root keys of one version, as they are made: t of n must seal a keys bundle.
struct RootSet {
  /// The lines that name them.
  let records: [KeyRecord]
  /// The keys, which are used once now and then lie with their holders only.
  let keys: [PrivateKey]

  /// Makes the keys of all holders, or none.
  ///
  /// - Throws: `OfficeError.threshold` when the holders cannot reach it; `StoreError.exists`,
  ///   `file`; `BundleError`.
  static func make(
    _ holders: [RootHolder], threshold: Int, version: Int, region: String,
    in surroundings: Surroundings
  ) throws -> RootSet {
    guard (1...largest).contains(holders.count), (1...holders.count).contains(threshold),
      Set(holders.map(\.folder)).count == holders.count
    else { throw OfficeError.threshold(threshold, holders: holders.count) }
    for holder in holders { try holder.prepare() }
    do {
      let made = try holders.map { try $0.makeKeys(region: region, in: surroundings) }
      return RootSet(
        records: made.map { made in
          KeyRecord(sealed: .root(made.trusted, threshold: threshold, version: version))
        },
        keys: made.map(\.key))
    } catch {
      for holder in holders { try holder.removeKeys() }
      throw error
    }
  }

  /// As many as a line may ask for.
  private static let largest = 8
}
