import Testing

@testable import Sealing

/// What a malicious signer may try, the check that refuses it, and the vectors that try it.
struct Attack: Sendable, CustomTestStringConvertible {
  let what: String
  let check: BundleError.Check
  let vectors: [String]

  var testDescription: String { what }

  init(_ what: String, _ check: BundleError.Check, _ vectors: String...) {
    self.what = what
    self.check = check
    self.vectors = vectors
  }

  static let all = [
    Attack("a name with ..", .manifest, "path-to-the-parent"),
    Attack("an absolute name", .manifest, "path-absolute"),
    Attack("a name with a backslash", .manifest, "path-with-backslash"),
    Attack("a name in upper case", .manifest, "path-with-upper-case"),
    Attack("a name in Unicode", .manifest, "path-with-unicode"),
    Attack(
      "a name of a device", .manifest, "path-of-a-windows-device", "path-with-trailing-dot"),
    Attack("a file that is also a folder", .manifest, "path-of-a-file-and-a-folder"),
    Attack("a name twice", .manifest, "path-twice"),
    Attack("names in the wrong order", .manifest, "paths-out-of-order"),
    Attack(
      "local and central headers that differ", .container, "local-name", "central-name",
      "central-checksum", "central-size", "central-deflated", "central-flags"),
    Attack(
      "data descriptors", .container, "local-data-descriptor", "data-descriptor-after-the-file"),
    Attack(
      "extra fields", .container, "local-extra-length", "local-extra-field",
      "central-extra-field"),
    Attack("comments", .container, "central-comment", "end-comment"),
    Attack("zip64", .container, "end-zip64", "zip64-end-record", "zip64-extra-field"),
    Attack("overlaps", .container, "central-overlap", "central-offset"),
    Attack(
      "lying sizes", .container, "local-size", "local-compressed-size", "octets-too-few",
      "octets-too-many", "end-directory-size"),
    Attack("a lying size of records", .expand, "expanded-size-too-large"),
    Attack(
      "gzip with a second member", .expand, "second-gzip-member", "bytes-after-the-gzip-member"),
    Attack(
      "a bomb with an honest size", .expand, "bomb-with-an-honest-size",
      "expanded-size-beyond-all"),
    Attack("a bomb with a lying size", .expand, "bomb-with-a-lying-size"),
    Attack("attributes of a symbolic link", .container, "central-symlink"),
    Attack("trailing data", .container, "byte-after", "bundle-after-the-bundle"),
    Attack("a task sealed by a device", .signer, "task-by-a-device"),
  ]
}
