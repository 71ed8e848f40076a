import Foundation
import Support

/// Foreign vectors from the shared folder beside the package; tests skip where it is absent.
enum Corpora {
  static let folder = Project.shared.appending(path: "corpora")

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// The paths of all files below a folder, sorted.
  static func files(below path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
  }
}
