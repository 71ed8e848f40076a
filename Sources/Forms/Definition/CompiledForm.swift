package import Canonical
package import Inspection

/// A form as bundles and stores hold it: checked, defaults written out, one canonical JSON file,
/// whose SHA-256 is the form's identity (design 5.5).
package struct CompiledForm: Hashable, Sendable {
  /// A department that joins the check: an X of 1+X.
  package struct Cooperation: Hashable, Sendable {
    /// The department.
    package let department: String
    /// What it joins for.
    package let purpose: String
  }

  /// The trade that the form is for.
  package struct Industry: Hashable, Sendable {
    /// The trade for people.
    package let label: Label
    /// Its codes in GB/T 4754-2017, or words where a list names no code.
    package let codes: [String]
    /// The licences that it needs.
    package let licences: [String]
  }

  /// The name, the same in all versions.
  package let id: String
  /// The version, as its authors call it.
  package let version: String
  /// The form for people.
  package let title: Label
  /// The trade.
  package let industry: Industry
  /// The lead department: the 1 of 1+X.
  package let lead: String
  /// The departments that join.
  package let cooperating: [Cooperation]
  /// The ids of the forms that stand beside this one in a visit, once each.
  package let includes: [String]
  /// When the whole form is asked; nil for always.
  package let relevant: Expression?
  /// Where its items come from.
  package let sources: [String]
  /// Remarks for those who keep the form; nil when none.
  package let note: String?
  /// Its sections, in order.
  package let sections: [Section]
  /// The canonical bytes.
  package let canonicalBytes: [UInt8]
  /// SHA-256 of the canonical bytes: the form's identity.
  package let digest: Digest

  /// All questions, in order.
  package var questions: [Question] { sections.flatMap(\.questions) }

  /// A question by its name; nil when the form has no such question.
  package func question(_ name: String) -> Question? {
    for section in sections {
      if let question = section.questions.first(where: { $0.name == name }) { return question }
    }
    return nil
  }

  /// The form as canonical JSON.
  package var compiled: JSONValue { FormContent(self).json }
}

/// What a form says, before its bytes are known.
struct FormContent {
  let id: String
  let version: String
  let title: Label
  let industry: CompiledForm.Industry
  let lead: String
  let cooperating: [CompiledForm.Cooperation]
  let includes: [String]
  let relevant: Expression?
  let sources: [String]
  let note: String?
  let sections: [Section]

  var json: JSONValue {
    .members([
      ("form", .string(id)), ("version", .string(version)), ("title", .label(title)),
      (
        "industry",
        .members([
          ("label", .label(industry.label)),
          ("codes", .list(industry.codes.map(JSONValue.string))),
          ("licences", .list(industry.licences.map(JSONValue.string))),
        ])
      ),
      ("lead", .string(lead)),
      (
        "cooperating",
        .list(
          cooperating.map { ["department": .string($0.department), "for": .string($0.purpose)] })
      ),
      ("include", .list(includes.map(JSONValue.string))), ("relevant", relevant?.json),
      ("sources", .list(sources.map(JSONValue.string))), ("note", note.map(JSONValue.string)),
      ("sections", .array(sections.map(\.json))),
    ])
  }
}

extension FormContent {
  init(_ form: CompiledForm) {
    self.init(
      id: form.id, version: form.version, title: form.title, industry: form.industry,
      lead: form.lead, cooperating: form.cooperating, includes: form.includes,
      relevant: form.relevant, sources: form.sources, note: form.note, sections: form.sections)
  }
}

extension CompiledForm {
  /// - Throws: why the content has no canonical bytes: too long, too deep, or a text out of
  ///   profile.
  init(_ content: FormContent) throws(CanonicalError) {
    let bytes = try CanonicalJSON.write(content.json)
    self.init(content, bytes: bytes, digest: Digest.sha256(bytes))
  }

  init(_ content: FormContent, bytes: [UInt8], digest: Digest) {
    id = content.id
    version = content.version
    title = content.title
    industry = content.industry
    lead = content.lead
    cooperating = content.cooperating
    includes = content.includes
    relevant = content.relevant
    sources = content.sources
    note = content.note
    sections = content.sections
    canonicalBytes = bytes
    self.digest = digest
  }
}
