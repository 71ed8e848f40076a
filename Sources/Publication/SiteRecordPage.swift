import Canonical
import Inspection
import Mustache

/// The page of a `SiteRecord`: Chinese with English labels, complete in itself, for A4 paper.
package enum SiteRecordPage {
  /// The bytes of the page; the template escapes every value.
  ///
  /// - Throws: `PublicationError.template`.
  package static func bytes(of record: SiteRecord) throws(PublicationError) -> [UInt8] {
    let source = String(decoding: PackageResources.siterecord_mustache, as: UTF8.self)
    do {
      return Array(try MustacheTemplate(string: source).render(values(record)).utf8)
    } catch {
      throw .template(String(describing: error))
    }
  }

  private static func values(_ record: SiteRecord) -> [String: Any] {
    let sections = record.sections.filter { !$0.items.isEmpty }
    return [
      "lead": record.departments.first ?? "", "visit": record.visit,
      "others": record.departments.dropFirst().joined(separator: "、"),
      "others?": record.departments.count > 1,
      "facts": record.facts.filter { !$0.texts.isEmpty }.map(fact),
      "sections": sections.map(section), "findings": record.findings.map(finding),
      "findings?": !record.findings.isEmpty, "evidence": evidence(record.evidence),
      "evidence?": !record.evidence.isEmpty, "files": record.evidence.count,
      "statement?": record.statement != nil, "statement": record.statement ?? "",
      "signers": record.signers.map(fact), "printed": record.printed,
      "head_code": record.headCode,
    ]
  }

  private static func fact(_ fact: SiteRecord.Fact) -> [String: Any] {
    ["zh": fact.label.zh, "en": fact.label.en, "texts": fact.texts]
  }

  private static func section(_ section: SiteRecord.Section) -> [String: Any] {
    [
      "title": section.title,
      "items": section.items.map { item in
        [
          "name": item.name, "title": item.title, "answer": item.answer,
          "finding?": item.isFinding,
        ] as [String: Any]
      },
    ]
  }

  private static func finding(_ finding: SiteRecord.Finding) -> [String: Any] {
    ["text": finding.text, "consequence": finding.consequence]
  }

  private static func evidence(_ files: [SiteRecord.Evidence]) -> [[String: Any]] {
    files.enumerated().map { index, file in
      [
        "number": index + 1, "kind": file.kind, "subject": file.subject, "taken": file.taken,
        "bytes": file.bytes, "short": String(file.digest.prefix(8)), "digest": file.digest,
      ]
    }
  }
}
