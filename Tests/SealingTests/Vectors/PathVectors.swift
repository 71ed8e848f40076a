@testable import Sealing

/// Paths that no bundle may hold, honestly sealed.
enum PathVectors {
  static let all: [Vector] = [
    path("path-to-the-parent", "data/../a", .manifestLine(1)),
    path("path-absolute", "/etc/passwd", .manifestLine(1)),
    path("path-outside-data", "a", .manifestLine(1)),
    path("path-with-backslash", "data/a\\b", .manifestLine(1)),
    path("path-with-upper-case", "data/A", .manifestLine(1)),
    path("path-with-unicode", "data/é", .manifestLine(1)),
    path("path-with-line-feed", "data/a\nb", .manifestLine(2)),
    path("path-hidden", "data/.a", .manifestLine(1), stock: .accept),
    path("path-too-deep", "data/1/2/3/4/5/6/7/8/9", .manifestLine(1), stock: .accept),
    path(
      "path-of-a-windows-device", "data/nul.txt", .windowsName(path: "data/nul.txt"), stock: .accept
    ),
    path("path-with-trailing-dot", "data/a.", .windowsName(path: "data/a."), stock: .accept),
    .sealed("path-of-a-file-and-a-folder", .fileAlsoFolder(path: "data/a")) {
      $0.files = [("data/a", []), ("data/a/b", [])]
    },
    .sealed("path-twice", .manifestOrder(path: "data/a")) {
      $0.files = [("data/a", []), ("data/a", [])]
    },
    .sealed("paths-out-of-order", .manifestOrder(path: "data/a"), stock: .accept) {
      $0.files = [("data/b", []), ("data/a", [])]
    },
  ]

  private static func path(
    _ name: String, _ path: String, _ error: BundleError, stock: Vector.Stock = .refuse
  ) -> Vector {
    .sealed(name, error, stock: stock) { $0.files = [(path, [1])] }
  }
}
