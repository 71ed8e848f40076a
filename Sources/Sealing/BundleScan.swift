/// Finds bundles among other files without judging them.
package enum BundleScan {
  /// What a file looks like from its first bytes.
  package enum Look: Equatable, Sendable {
    /// It begins as bundles of this kind do.
    case bundle(BundleKind)
    /// It begins as an encrypted file does; what it holds shows when it is opened.
    case encrypted
    /// It begins as a bundle, but of no kind known here: damaged, or from a newer format.
    case unreadable
    /// Anything else.
    case other
  }

  /// Looks at the file at a path; reads at most a few hundred bytes.
  ///
  /// - Throws: `file`.
  package static func look(at path: String) throws(BundleError) -> Look {
    let file = try OpenFile.reading(path)
    var buffer = [UInt8](repeating: 0, count: beginning.count + sealHeaderBytes + 40)
    let count = try file.read(into: &buffer, upTo: buffer.count)
    return look(at: Array(buffer[..<count]))
  }

  /// Looks at the first bytes of a file.
  static func look(at bytes: [UInt8]) -> Look {
    guard !bytes.starts(with: AgeHeader.version) else { return .encrypted }
    guard bytes.starts(with: beginning) else { return .other }
    let line = bytes.dropFirst(beginning.count + sealHeaderBytes).prefix { $0 != 0x0A }
    for kind in BundleKind.allCases
    where line.elementsEqual("yicha-bundle/v1 \(kind.rawValue)".utf8) {
      return .bundle(kind)
    }
    return .unreadable
  }

  /// Every bundle begins with these very bytes.
  private static let beginning =
    ZipForm.header(
      name: "bag/bagit.txt", checksum: ZipForm.checksum(ZipForm.bagit[...]),
      size: UInt32(ZipForm.bagit.count)) + ZipForm.bagit

  private static let sealHeaderBytes = ZipForm.headerBytes + "bag/seal.txt".utf8.count
}
