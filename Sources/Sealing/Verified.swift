/// A kind of bundle as a type.
package protocol BundleContent: Sendable {
  /// The kind.
  static var kind: BundleKind { get }
}

/// Office to device: the visits to make.
package enum TaskBundle: BundleContent {
  package static let kind = BundleKind.task
}

/// Device to office or to a colleague's device: what was found.
package enum ResultBundle: BundleContent {
  package static let kind = BundleKind.result
}

/// To everybody: keys, enrolments and revocations.
package enum KeysBundle: BundleContent {
  package static let kind = BundleKind.keys
}

/// A verified bundle of one kind: what takes content in takes nothing else, so that nothing
/// unverified can come in.
package struct Verified<Content: BundleContent>: Sendable {
  /// The verified copy.
  package let bundle: VerifiedBundle

  /// The bundle as its kind.
  ///
  /// - Throws: `kind` when it is of another kind.
  package init(_ bundle: VerifiedBundle) throws(BundleError) {
    guard bundle.seal.kind == Content.kind else { throw .kind(bundle.seal.kind) }
    self.bundle = bundle
  }
}
