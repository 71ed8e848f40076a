import Canonical

/// The lines of a frozen file, as bytes; each ends in a line feed.
struct DrawLines {
  let file: DrawFile
  let lines: [ArraySlice<UInt8>]

  /// - Throws: `notCanonical` when something stands after the last line end: no root commits
  ///   to it.
  init(_ file: DrawFile, _ bytes: [UInt8]) throws(DrawError) {
    self.file = file
    var parts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let rest = parts.popLast(), rest.isEmpty else {
      throw .notCanonical(file, line: parts.count + 1)
    }
    lines = parts
  }

  var leaves: [Digest] { lines.map { Digest.leaf(Array($0)) } }

  /// - Throws: `rootDiffers`.
  func require(root committed: Digest) throws(DrawError) {
    let found = Merkle.root(of: leaves)
    guard found == committed else {
      throw .rootDiffers(file, found: found, committed: committed)
    }
  }

  /// The objects of a register or pool, in the order of the lines.
  ///
  /// - Throws: `notCanonical`, `invalidLine`, `objectTwice`.
  func objects() throws(DrawError) -> [DrawObject] {
    var ids: Set<String> = []
    return try read { members throws(DrawError) in
      let object = try DrawObject(members: members)
      guard ids.insert(object.id).inserted else { throw .objectTwice(object.id) }
      return object
    }
  }

  /// The inspectors, in the order of the lines.
  ///
  /// - Throws: `notCanonical`, `invalidLine`, `inspectorTwice`.
  func inspectors() throws(DrawError) -> [DrawInspector] {
    var ids: Set<String> = []
    return try read { members throws(DrawError) in
      let inspector = try DrawInspector(members: members)
      guard ids.insert(inspector.id).inserted else { throw .inspectorTwice(inspector.id) }
      return inspector
    }
  }

  private func read<Value>(
    _ value: ([String: JSONValue]) throws(DrawError) -> Value
  ) throws(DrawError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      let members = try members(of: line, at: index + 1)
      do throws(DrawError) {
        values.append(try value(members))
      } catch .invalid(let field) {
        throw .invalidLine(file, line: index + 1, field)
      }
    }
    return values
  }

  private func members(
    of line: ArraySlice<UInt8>, at number: Int
  ) throws(DrawError) -> [String: JSONValue] {
    do throws(CanonicalError) {
      return try CanonicalJSON.readObject(Array(line))
    } catch {
      throw .notCanonical(file, line: number)
    }
  }
}
