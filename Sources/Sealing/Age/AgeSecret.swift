/// The bytes of a private key or a passphrase, which are never printed.
struct AgeSecret: Sendable, CustomStringConvertible, CustomReflectable {
  let bytes: [UInt8]

  var description: String { "secret" }

  var customMirror: Mirror { Mirror(self, children: [:]) }
}
