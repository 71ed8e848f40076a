import Canonical
package import Inspection
import Journal
import Merge
import Storage

/// `office review`: someone outside the team approves the result of a visit or returns it
/// (requirements 2.5: 待审核, 审核不通过).
package enum ReviewVisit {
  /// What is decided.
  package enum Decision: String, CaseIterable, Sendable {
    /// The result holds and can be published.
    case approve
    /// The team has to go on.
    case `return`
  }

  /// What came of it.
  package struct Result: Equatable, Sendable {
    /// The visit's id.
    package let visit: String
    /// What is decided.
    package let decision: Decision
    /// The result; nil where the visit is returned.
    package let outcome: Outcome?
    /// Whether anything was written: the same decision about the same answers is there once.
    package let isNew: Bool
  }

  /// Approves or returns a visit.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - decision: What is decided; the desk's clerk decides.
  ///   - codes: The result's codes; nil takes what the answers propose (`OutcomeOfVisit`).
  ///   - dispositions: The measures' numbers; nil takes what the answers propose, as far as the
  ///     codes are those proposed too, and otherwise none.
  ///   - reason: Why; needed to return, to change what is public, and where the party asked for
  ///     recusal.
  ///   - desk: The office.
  /// - Throws: `OfficeError.unknown`, `ambiguous`; `ownVisit` for a clerk who worked on the visit;
  ///   `notPublishable` with everything that is missing; `needed`, `outcome`, `reasonNeeded`;
  ///   nothing has changed then.
  @discardableResult
  package static func run(
    _ visit: String, _ decision: Decision, codes: [String]? = nil, dispositions: [Int]? = nil,
    reason: String? = nil, at desk: OfficeDesk
  ) throws -> Result {
    try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      guard !file.workers.contains(desk.clerk) else {
        throw OfficeError.ownVisit(name, desk.clerk)
      }
      let missing = decision == .approve ? file.missing : file.notEnded.map { [$0] } ?? []
      guard missing.isEmpty else {
        throw OfficeError.notPublishable([.init(visit: name, missing: missing)])
      }
      let outcome: Outcome? =
        if decision == .approve {
          try outcome(of: file, codes, dispositions, writing.reading)
        } else {
          nil
        }
      let isNew = try !isSame(VisitReview(file), decision, outcome, reason, file)
      if isNew {
        if let why = whyReason(file, decision), reason?.allSatisfy(\.isWhitespace) ?? true {
          throw OfficeError.reasonNeeded(name, why)
        }
        var data = outcome?.value.object ?? [:]
        data["decision"] = .string(decision.rawValue)
        data["heads"] = .string(file.headsDigest.hex)
        data["reason"] = reason.map(JSONValue.string)
        try desk.record([desk.draft(.visitReviewed, visit: name, data)], in: writing)
      }
      return Result(visit: name, decision: decision, outcome: outcome, isNew: isNew)
    }
  }

  /// Why the decision cannot stand without a reason; nil where it can.
  private static func whyReason(_ file: VisitFile, _ decision: Decision) -> Label? {
    if decision == .return { return Label(zh: "退回须写明理由", en: "a return says why") }
    if let publication = VisitPublication(file) {
      return Label(
        zh: "已于 \(publication.date) 公示，更正须写明理由",
        en: "published on \(publication.date): a correction says why")
    }
    guard file.view.entries.contains(where: { $0.entry.type == .recusalRequested }) else {
      return nil
    }
    return Label(
      zh: "当事人曾申请回避，须写明决定及理由", en: "recusal was requested: say what was decided and why")
  }

  private static func outcome(
    of file: VisitFile, _ codes: [String]?, _ dispositions: [Int]?, _ reading: Reading
  ) throws -> Outcome {
    let dictionary = try reading.outcomes().orThrow(OfficeError.needed(.outcomes))
    let proposal = OutcomeOfVisit.proposed(file.evaluation, in: dictionary)
    let chosen = codes.map { Set($0) } ?? proposal.codes
    let measures =
      dispositions.map { Set($0) }
      ?? (chosen == proposal.codes ? proposal.dispositions : [])
    do throws(OutcomeError) {
      return try Outcome(codes: chosen, dispositions: measures, in: dictionary)
    } catch {
      throw OfficeError.outcome(file.name, error)
    }
  }

  private static func isSame(
    _ earlier: VisitReview?, _ decision: Decision, _ outcome: Outcome?, _ reason: String?,
    _ file: VisitFile
  ) -> Bool {
    guard let earlier else { return false }
    return earlier.decision == decision && earlier.outcome == outcome
      && earlier.heads == file.headsDigest.hex && (reason == nil || earlier.reason == reason)
  }
}
