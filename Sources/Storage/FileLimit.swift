/// How much of a file is taken into memory, in bytes; a longer one is refused unread.
package enum FileLimit {
  /// Keys, requests, notes and what people write in YAML.
  package static let text = 4 << 20
  /// A register as a department exports it.
  package static let register = 256 << 20
  /// A journal, a draw or a file of the store: what one bundle can hold (design 5.1).
  package static let record = 4_000_000_000
}
