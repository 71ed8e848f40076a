import CZlib

/// gzip as bundles hold it: level 6, no time, no name, one member (design 5.1).
package enum Gzip {
  /// The most bytes that a member has which expands to so many, as the zlib in use says.
  package static func bound(of count: Int) -> Int {
    // zlib speaks of its own wrapper of 6 bytes; that of gzip has 18.
    Int(compressBound(UInt(count))) + 12
  }

  /// One member that expands to the lines, each ended by a line feed.
  ///
  /// - Throws: `gzip` when zlib has no memory.
  package static func compress(
    lines: some Sequence<[UInt8]>
  ) throws(BundleError) -> [UInt8] {
    let deflater = try Deflater()
    for line in lines {
      try deflater.append(line[...])
      try deflater.append([0x0A])
    }
    return try deflater.finish()
  }

  /// One member that expands to the bytes.
  ///
  /// - Throws: `gzip` when zlib has no memory.
  package static func compress(_ bytes: [UInt8]) throws(BundleError) -> [UInt8] {
    let deflater = try Deflater()
    try deflater.append(bytes[...])
    return try deflater.finish()
  }

  /// Expands exactly one member to at most a size.
  ///
  /// - Throws: `gzip`, `expandsBeyond`, `notOneMember`, with the path given for messages.
  package static func expand(
    _ bytes: [UInt8], limit: Int, path: String
  ) throws(BundleError) -> [UInt8] {
    let inflater = try Inflater(path: path, limit: limit)
    var expanded: [UInt8] = []
    try inflater.feed(bytes[...]) { part throws(BundleError) in
      expanded.append(contentsOf: part)
    }
    _ = try inflater.finish()
    return expanded
  }
}
