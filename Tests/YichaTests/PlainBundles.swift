import Foundation
import Sealing
import Support

/// Bundles of a round of the demo as stock tools read them, decrypted with the keys of the
/// machines that they are for.
enum PlainBundles {
  /// A plain copy of a bundle; nil when it does not decrypt.
  ///
  /// - Parameters:
  ///   - path: The bundle.
  ///   - round: The round's folder; nil for the kept one.
  /// - Returns: The copy's path.
  /// - Throws: what reading and writing the files throws.
  static func copy(of path: String, ofRound round: String? = nil) throws -> String? {
    guard try BundleFile.isEncrypted(path) else { return path }
    let round = try round ?? KeptDemo.round.get().folder
    let folder = round + "/plain"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let copy = folder + "/" + path.replacing("/", with: "_")
    do {
      let source = try BundleFile.source(at: path, identities: identities(of: round))
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try source.read(into: &buffer, upTo: buffer.count), count > 0 {
        bytes += buffer[..<count]
      }
      // Suites run at once, and one may be reading what another writes.
      try Data(bytes).write(to: URL(fileURLWithPath: copy), options: .atomic)
    } catch BundleError.encryption {
      return nil
    }
    return copy
  }

  private static func identities(of round: String) throws -> [AgeX25519Identity] {
    let all = FileManager.default.enumerator(atPath: round)?.allObjects ?? []
    let files = all.compactMap { $0 as? String }.filter { name in
      name.hasSuffix("keys/device.age") || (name.hasPrefix("office/keys") && name.hasSuffix(".age"))
    }
    return try files.flatMap { try AgeIdentityFile.read("\(round)/\($0)") }
  }
}
