@testable import Sealing

extension Vector {
  static let records = "data/b.jsonl.gz"

  /// A result bundle of a malicious device, whose key is good: the good one, changed and sealed.
  static func sealed(
    _ name: String, _ error: BundleError?, stock: Stock = .refuse,
    _ change: @escaping @Sendable (inout RawBundle) throws -> Void
  ) -> Vector {
    Vector(name, error, stock: stock) {
      var bundle = Self.good
      try change(&bundle)
      return try bundle.bytes()
    }
  }

  /// The good result bundle, with bytes of the finished container changed.
  static func edited(
    _ name: String, _ error: BundleError, stock: Stock = .refuse,
    _ change: @escaping @Sendable (inout ContainerEdit) throws -> Void
  ) -> Vector {
    Vector(name, error, stock: stock) {
      var edit = ContainerEdit(bytes: try Self.good.bytes())
      try change(&edit)
      return edit.bytes
    }
  }

  static var good: RawBundle {
    RawBundle([("data/a", [1, 2, 3]), (records, StoredGzip.member("{}\n"))])
  }
}
