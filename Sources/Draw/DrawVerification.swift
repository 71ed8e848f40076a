/// Recomputes a draw from its folder and compares, as `verify_draw.py DIR` does.
package enum DrawVerification {
  /// A member of a published file that is not what follows from the frozen files.
  package struct Difference: Equatable, Sendable, CustomStringConvertible {
    /// `result.json` or `public.json`.
    package let file: DrawFile
    /// The member.
    package let key: String

    package var description: String { "\(file.rawValue): \(key)" }
  }

  /// What differs; nothing means verified.
  ///
  /// The two files may be spelled in any way, as only what they say counts; what else they hold
  /// is not looked at.
  ///
  /// - Parameter files: the bytes of the files by name; others may be there.
  /// - Returns: What differs; nothing where the draw holds.
  /// - Throws: `missing`, `notJSON`, and what `DrawMethod.run` throws.
  package static func verify(_ files: [String: [UInt8]]) throws(DrawError) -> [Difference] {
    let result = try DrawMethod.run(
      plan: require(.plan, files), register: require(.register, files),
      pool: require(.pool, files), inspectors: require(.inspectors, files),
      seed: require(.seed, files))
    return try differences(in: .result, files, from: result.result)
      + differences(in: .public, files, from: result.published)
  }

  private static func differences(
    in file: DrawFile, _ files: [String: [UInt8]], from expected: PublishedJSON
  ) throws(DrawError) -> [Difference] {
    guard let found = PublishedReader.read(try require(file, files)), found.members != nil,
      let members = expected.members
    else { throw .notJSON(file) }
    return members.filter { found[$0.key] != $0.value }
      .map { Difference(file: file, key: $0.key) }
  }

  private static func require(
    _ file: DrawFile, _ files: [String: [UInt8]]
  ) throws(DrawError) -> [UInt8] {
    guard let bytes = files[file.rawValue] else { throw .missing(file) }
    return bytes
  }
}
