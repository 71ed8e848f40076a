package import Canonical

/// What `form.revised` holds: a new version of a form, and which question of it each old question
/// became (merge.md 9).
///
/// One entry without a visit puts the version in force; one for each visit that is out gives it to
/// that visit, with the visit as it is from then on.
package struct FormRevisionPayload: Hashable, Sendable {
  /// A question that has another name in the new version.
  package struct Renaming: Hashable, Sendable {
    /// The name in the version before.
    package var old: String
    /// The name from now on.
    package var new: String

    /// A renaming from its names.
    package init(old: String, new: String) {
      self.old = old
      self.new = new
    }
  }

  /// The form's id.
  package var form: String
  /// The version from now on, as its authors call it.
  package var version: String
  /// The digest of its compiled file.
  package var digest: Digest
  /// The digest of the version before: of the visit, or of what was in force.
  package var before: Digest
  /// The questions with another name; all others are the same by name.
  package var renamed: [Renaming]
  /// Why.
  package var reason: String

  /// A revision from its parts.
  package init(
    form: String, version: String, digest: Digest, before: Digest, renamed: [Renaming],
    reason: String
  ) {
    self.form = form
    self.version = version
    self.digest = digest
    self.before = before
    self.renamed = renamed
    self.reason = reason
  }

  /// Reads the payload of a `form.revised` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .formRevised, let form = entry.data["form"]?.string,
      let version = entry.data["version"]?.string,
      let digest = entry.data["sha256"]?.string.flatMap({ Digest(hex: $0) }),
      let before = entry.data["before"]?.string.flatMap({ Digest(hex: $0) })
    else { return nil }
    let renamed = (entry.data["renamed"]?.array ?? []).compactMap { pair -> Renaming? in
      guard let old = pair["old"]?.string, let new = pair["new"]?.string else { return nil }
      return Renaming(old: old, new: new)
    }
    self.init(
      form: form, version: version, digest: digest, before: before, renamed: renamed,
      reason: entry.data["reason"]?.string ?? "")
  }

  /// What an entry of the revision holds.
  package var data: [String: JSONValue] {
    [
      "form": .string(form), "version": .string(version), "sha256": .string(digest.hex),
      "before": .string(before.hex), "reason": .string(reason),
      "renamed": .array(renamed.map { ["old": .string($0.old), "new": .string($0.new)] }),
    ]
  }
}
