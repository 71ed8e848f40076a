package import Foundation

/// Where the tests find what they read.
package enum Project {
  /// The folder of Package.swift, whatever links lead to this file.
  package static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder beside the package with samples and vectors, which not every machine has.
  package static let shared = root.deletingLastPathComponent().appending(path: "shared")

  /// The path of a file of the package.
  package static func path(_ name: String) -> String { root.appending(path: name).path }
}
