import Field
import FoundationEssentials
import Sealing
import Storage

/// A visit with media, carried by real acts up to its result bundle: a laptop that has evidence
/// and has not packed it, the bundle that it packs, and the office that has not merged it.
struct MediaRound {
  /// The laptop before it packs.
  let laptop: StoreSnapshot
  /// The office before it merges.
  let office: StoreSnapshot
  /// The folder with everybody's keys.
  let keys: String
  /// The result bundle.
  let bundle: String

  /// Makes the round.
  ///
  /// - Parameters:
  ///   - folder: Where everything lies; it must not be there yet.
  ///   - size: The media.
  /// - Returns: The round.
  /// - Throws: What the office's and the field's work throws.
  static func prepare(in folder: String, _ size: MediaSize) throws -> MediaRound {
    try AtomicFile.makeFolder(folder)
    let stores = try work(in: folder, size)
    let laptop = try StoreSnapshot(stores.laptop, keptAt: folder + "/laptop")
    let office = try StoreSnapshot(stores.office, keptAt: folder + "/office-before")
    return MediaRound(
      laptop: laptop, office: office, keys: folder + "/keys/keys",
      bundle: try pack(stores.laptop, in: folder))
  }

  /// Everything before the packing; what is open in here is closed at its end.
  private static func work(
    in folder: String, _ size: MediaSize
  ) throws -> (laptop: String, office: String) {
    let office = try BenchOffice(folder: folder)
    let (laptop, issued) = try office.makeLaptop(in: folder, visits: 1)
    guard let visit = issued.first?.visit else { throw BenchFailure.fixture("no visit") }
    try Arrive.run(visit, officers: [], on: laptop)
    let photo = folder + "/photo.jpg"
    for number in 0..<size.files {
      try Interruption.check()
      try MediaFile.write(photo, number: number, bytes: size.bytes)
      _ = try Attach.run(photo, visit: visit, on: laptop)
    }
    try FileSystem.remove(photo)
    try office.exportKeys(toFolder: folder + "/keys")
    return (laptop.store.folder, office.folder)
  }

  private static func pack(_ store: String, in folder: String) throws -> String {
    let laptop = try Laptop.open(store, doing: "bench", in: .live)
    let packed = try Pack.run(to: folder + "/stick", isPlain: true, on: laptop)
    guard packed.count == 1, let bundle = packed.first else {
      throw BenchFailure.fixture("\(packed.count) bundles where one was to be packed")
    }
    // The copy that the laptop keeps would only take room.
    try FileSystem.remove(store + "/outbox")
    return bundle.path
  }
}
