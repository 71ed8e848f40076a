import Canonical
import Publication
import Storage

/// The folder of a publication: nothing but this office's earlier publication is replaced.
enum PublicationFolder {
  /// Makes the folder and looks at what stands there, before anything is recorded as published.
  ///
  /// - Throws: `StoreError.exists` for files under these names that are no publication of this
  ///   region; `file`.
  static func prepare(_ folder: String, region: String) throws(StoreError) {
    try AtomicFile.prepareFolder(folder)
    let paths = PublicationTarget.all.map { "\(folder)/\($0.fileName)" }
    guard let taken = paths.first(where: AtomicFile.exists) else { return }
    guard try isPublication("\(folder)/\(PublicationTarget.json.fileName)", region) else {
      throw .exists(taken)
    }
  }

  /// The first line of the records says whose publication it is.
  private static func isPublication(
    _ path: String, _ region: String
  ) throws(StoreError) -> Bool {
    guard AtomicFile.exists(path) else { return false }
    let head = try AtomicFile.read(path, atMost: FileLimit.record).prefix { $0 != 0x0A }
    do throws(CanonicalError) {
      let said = try CanonicalJSON.read(Array(head))
      return said["format"] == "yicha-publication/v1" && said["region"] == .string(region)
    } catch {
      return false
    }
  }
}
