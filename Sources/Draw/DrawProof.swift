package import Canonical

/// What one object is handed: its own line, shown to be in a committed tree.
///
/// With the published plan, seed and `public.json` it proves that the object was selected, not
/// selected, or left out and why, and says nothing of any other object (`check_proof` of
/// verify_draw.py).
package struct DrawProof: Equatable, Sendable {
  /// A tree that a line can be proved to be in.
  package enum Tree: String, Equatable, Sendable {
    /// All objects of the register.
    case register
    /// Those that could be drawn.
    case pool
  }

  /// The text of `plan.json`.
  package let plan: String
  /// The text of `seed.txt`.
  package let seedText: String
  /// The object's line, without its line end.
  package let line: String
  /// The line's number in its tree, from 0.
  package let index: Int
  /// The number of lines in the tree.
  package let size: Int
  /// The hashes beside the way from the line to the root, nearest first.
  package let path: [Digest]
  /// Which tree.
  package let tree: Tree

  /// The proof of one object: by its pool line, or its register line when it was left out.
  ///
  /// - Throws: `unknownObject`, `seedIsNotText`, and what reading the files throws. The roots
  ///   are not compared: that is what checking the proof does.
  package init(
    of id: String, plan: [UInt8], register: [UInt8], pool: [UInt8], seed: [UInt8]
  ) throws(DrawError) {
    _ = try DrawPlan(reading: plan)
    let inPool = try DrawProof.find(id, DrawLines(.pool, pool))
    let inRegister = try inPool == nil ? DrawProof.find(id, DrawLines(.register, register)) : nil
    guard let found = inPool ?? inRegister else { throw .unknownObject(id) }
    guard let seedText = String(validating: seed, as: UTF8.self) else { throw .seedIsNotText }
    let leaves = found.lines.leaves
    self.plan = String(decoding: plan, as: UTF8.self)
    self.seedText = seedText
    line = String(decoding: found.lines.lines[found.index], as: UTF8.self)
    index = found.index
    size = leaves.count
    path = Merkle.inclusionPath(of: found.index, in: leaves) ?? []
    tree = inPool == nil ? .register : .pool
  }

  /// Reads `proof.json` in any spelling.
  ///
  /// - Throws: `malformedProof`, naming the member when it is one.
  package init(reading bytes: [UInt8]) throws(DrawError) {
    guard let value = PublishedReader.read(bytes), value.members != nil else {
      throw .malformedProof(nil)
    }
    do throws(DrawError) {
      try self.init(value)
    } catch .invalid(let field) {
      throw .malformedProof(field)
    }
  }

  private init(_ value: PublishedJSON) throws(DrawError) {
    plan = try value.text(.plan)
    seedText = try value.text(.seedText)
    line = try value.text(.line)
    index = try value.integer(.index)
    size = try value.integer(.size)
    guard let steps = value[.path]?.strings else { throw .invalid(.path) }
    path = steps.compactMap { Digest(hex: $0) }
    guard path.count == steps.count else { throw .invalid(.path) }
    guard let tree = Tree(rawValue: try value.text(.tree)) else { throw .invalid(.tree) }
    self.tree = tree
  }

  /// The bytes of `proof.json`.
  package var bytes: [UInt8] {
    PublishedJSON.object([
      .init(.plan, .string(plan)),
      .init(.seedText, .string(seedText)),
      .init(.line, .string(line)),
      .init(.index, .integer(index)),
      .init(.size, .integer(size)),
      .init(.path, .strings(path.map(\.hex))),
      .init(.tree, .string(tree.rawValue)),
    ]).indented
  }

  private static func find(
    _ id: String, _ lines: DrawLines
  ) throws(DrawError) -> (lines: DrawLines, index: Int)? {
    try lines.objects().firstIndex { $0.id == id }.map { (lines, $0) }
  }
}
