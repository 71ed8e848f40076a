import FoundationEssentials

/// Places of the machine.
package enum FileSystem {
  /// Where temporary folders may be made.
  package static var temporaryFolder: String {
    let path = FileManager.default.temporaryDirectory.path
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The folder of the running program, links resolved; nil when the system does not say.
  package static var programFolder: String? {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return path.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
  }

  /// Removes a file or folder with all that lies in it.
  ///
  /// - Throws: `StoreError.file`.
  package static func remove(_ path: String) throws(StoreError) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .file(path, systemWord())
    }
  }
}
