import Foundation

@testable import Sealing

/// A folder in which bundles are opened, with something worth attacking around it.
struct AttackGround {
  private let root: URL
  private var copies: URL { root.appending(path: "disk/store") }

  /// Makes the ground, and removes it after the body.
  static func with<Result>(_ body: (AttackGround) throws -> Result) throws -> Result {
    try withFolder { folder in
      let ground = AttackGround(root: folder)
      try FileManager.default.createDirectory(at: ground.copies, withIntermediateDirectories: true)
      for path in ["secret", "disk/secret"] {
        try Data("kept".utf8).write(to: folder.appending(path: path))
      }
      return try body(ground)
    }
  }

  /// Why a bundle is refused by opening it and reading its records; nil when it is not.
  func refusal(of source: any ByteSource, by reader: BundleReader) throws -> BundleError? {
    do throws(BundleError) {
      let bundle = try reader.open(source, copyingInto: copies.path)
      let refusal = Self.refusal(ofRecordsIn: bundle)
      try bundle.close()
      return refusal
    } catch {
      return error
    }
  }

  /// What lies in the folder of the copies.
  func store() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: copies.path)
  }

  /// Every file and folder of the ground with its type and size.
  func everything() throws -> [String: String] {
    var all: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let facts = try FileManager.default.attributesOfItem(
        atPath: root.appending(path: path).path)
      all[path] = "\(facts[.type] ?? "") \(facts[.size] ?? "")"
    }
    return all
  }

  private static func refusal(ofRecordsIn bundle: VerifiedBundle) -> BundleError? {
    do throws(BundleError) {
      for expansion in bundle.seal.expansions { _ = try bundle.lines(of: expansion.path) }
      return nil
    } catch {
      return error
    }
  }
}
