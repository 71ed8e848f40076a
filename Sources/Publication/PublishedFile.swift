package import Canonical

/// A file as it is to be written: its name and all its bytes.
package struct PublishedFile: Equatable, Sendable {
  /// The name within the folder of the publication.
  package let name: String
  /// The content.
  package let bytes: [UInt8]

  /// A file of that name and content.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// SHA-256 of the content, as the page lists it.
  package var digest: Digest { Digest.sha256(bytes) }
}
