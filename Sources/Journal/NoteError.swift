/// Why a text is no signed checkpoint.
package enum NoteError: Error, Equatable, Sendable {
  /// Not the form of a C2SP signed note over a checkpoint of three lines.
  case malformed
  /// No line signed under that key's name and number.
  case unsigned(String)
  /// The signature does not hold.
  case badSignature(String)
}
