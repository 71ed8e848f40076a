import Foundation
import Support

/// The registers that lie beside the package, where they are there, and the demo's own.
enum Shared {
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Project.shared.appending(path: path)))
  }

  /// The demo's own registers.
  static func demo(_ name: String) throws -> [UInt8] {
    let path = "Sources/Yicha/Demo/Registers/\(name)"
    return Array(try Data(contentsOf: Project.root.appending(path: path)))
  }
}
