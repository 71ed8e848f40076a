import Canonical
import Foundation
import Storage
import Testing

@Suite("The store of parts")
struct PartStoreTests {
  private struct Place {
    let folder: String
    let parts: PartStore
    let content: ContentStore

    /// Lays a part in, as a verified bundle's copy is moved.
    func lay(_ text: String, as digest: Digest? = nil, of whole: Digest) throws {
      try AtomicFile.write(Array(text.utf8), to: folder + "/copy", replacing: true)
      try parts.adopt(folder + "/copy", as: digest ?? .sha256(text), of: whole)
    }
  }

  private func with(_ body: (Place) throws -> Void) throws {
    let folder = "\(FileSystem.temporaryFolder)/yicha-parts-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(
      Place(
        folder: folder, parts: PartStore(folder: folder + "/parts"),
        content: ContentStore(folder: folder + "/files")))
  }

  private static let whole = Digest.sha256("a long film, a long film")
  private static let list = ["a long film", ", ", "a long film"].map { Digest.sha256($0) }

  @Test("Joined, the parts are the piece, and are gone; one that stands twice lies there once")
  func joined() throws {
    try with { place in
      #expect(try place.parts.wholes() == [])
      try place.lay("a long film", of: Self.whole)
      try place.lay(", ", of: Self.whole)
      #expect(try place.parts.wholes() == [Self.whole])
      #expect(Self.list.allSatisfy { place.parts.holds($0, of: Self.whole) })
      #expect(try place.parts.join(Self.list, into: Self.whole, in: place.content))
      #expect(
        try place.content.bytes(of: Self.whole) == Array("a long film, a long film".utf8))
      #expect(try place.parts.wholes() == [])
    }
  }

  @Test("A part that is evidence of its own stays when its piece is joined")
  func both() throws {
    try with { place in
      try place.content.add(Array(", ".utf8))
      try place.lay("a long film", of: Self.whole)
      try place.lay(", ", of: Self.whole)
      #expect(try place.parts.join(Self.list, into: Self.whole, in: place.content))
      #expect(place.content.holds(.sha256(", ")))
    }
  }

  @Test("What is damaged is not joined: it is removed, the sound parts stay")
  func damaged() throws {
    try with { place in
      try place.lay("a long film", of: Self.whole)
      try place.lay(": ", as: .sha256(", "), of: Self.whole)
      #expect(try !place.parts.join(Self.list, into: Self.whole, in: place.content))
      #expect(!place.content.holds(Self.whole))
      #expect(place.parts.holds(Self.list[0], of: Self.whole))
      #expect(!place.parts.holds(Self.list[1], of: Self.whole))
      #expect(try AtomicFile.names(in: place.content.folder) == [])
      try place.lay(", ", of: Self.whole)
      #expect(try place.parts.join(Self.list, into: Self.whole, in: place.content))
    }
  }

  @Test("Sound parts that are not the piece stay, and nothing is kept in its name")
  func differs() throws {
    try with { place in
      for text in ["a", "b"] { try place.lay(text, of: Self.whole) }
      let list = [Digest.sha256("a"), .sha256("b")]
      #expect(try !place.parts.join(list, into: Self.whole, in: place.content))
      #expect(list.allSatisfy { place.parts.holds($0, of: Self.whole) })
      #expect(!place.content.holds(Self.whole))
    }
  }
}
