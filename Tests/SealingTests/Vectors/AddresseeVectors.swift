@testable import Sealing

/// Authentic bundles that are not for here, which the stock tools cannot know.
enum AddresseeVectors {
  static let all: [Vector] = [
    not(
      "result-for-another-office", .recipient("office:140581"), .recipient("office:140500"), .result
    ),
    not("keys-for-another-region", .recipient("any:140581"), .recipient("any:140500"), .keys),
    not("task-for-another-device", .recipient(""), .recipient("device:0000000000000000"), .task),
    not("task-at-the-last", .replayed(sequence: 1, last: 1), .last(1), .task),
    not("receipt-below-the-last", .replayed(sequence: 1, last: 7), .last(7), .receipt),
    not("keys-below-the-last", .replayed(sequence: 1, last: 2), .last(2), .keys),
  ]

  private static func not(
    _ name: String, _ error: BundleError, _ option: Vector.Option, _ kind: BundleKind
  ) -> Vector {
    Vector(name, error, stock: .accept, options: [option]) { try ValidVectors.bytes(kind) }
  }
}
