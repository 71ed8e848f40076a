extension BundleError {
  /// Whether it is a file in a folder that could not be used, such as the copy in the taker's own
  /// store: that says nothing about the bundle, and the next one would fare no better.
  ///
  /// - Parameter folder: The folder, as the taker names it.
  /// - Returns: Whether its file is the folder or lies in it.
  package func isAbout(_ folder: String) -> Bool {
    switch self {
    case .file(_, let path, _): path == folder || path.hasPrefix(folder + "/")
    case .encryption(.file(let error)): error.isAbout(folder)
    default: false
    }
  }
}
