import Canonical
import Forms
package import Inspection
import Journal
import Merge
import Storage

/// `office review`: approves the result of a visit or returns it (待审核, 审核不通过).
///
/// Someone outside the team decides (requirements 2.5).
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

  /// The result as the reviewer wants it, as far as it is not what the answers propose.
  package struct Wish: Equatable, Sendable {
    /// The result's codes; nil takes what the answers propose (`OutcomeOfVisit`).
    package var codes: [String]?
    /// The measures' numbers; nil takes what the answers propose.
    ///
    /// That is as far as the codes are those proposed too, and otherwise none.
    package var dispositions: [Int]?
    /// The extract of the registration that the result rests on.
    package var extract: RegistrationExtract?
    /// Whether the office confirms what the team found only provisionally.
    package var confirms: Bool

    /// A wish from its parts.
    package init(
      codes: [String]? = nil, dispositions: [Int]? = nil, extract: RegistrationExtract? = nil,
      confirms: Bool = false
    ) {
      self.codes = codes
      self.dispositions = dispositions
      self.extract = extract
      self.confirms = confirms
    }
  }

  /// Approves or returns a visit.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - decision: What is decided; the desk's clerk decides.
  ///   - wish: The result, as far as it is not what the answers propose.
  ///   - reason: Why; needed to return, to differ from the proposal, to confirm what is
  ///     provisional, to change what is public, where the party asked for recusal, and where the
  ///     result rests on entries of a revoked device.
  ///   - desk: The office.
  /// - Returns: The decision, and whether it is new.
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`, `unknown`, `ambiguous`; `ownVisit` for a
  ///   clerk who worked on the visit; `notReviewable` with everything that is missing; `needed`,
  ///   `outcome`, `reasonNeeded`; nothing has changed then.
  @discardableResult
  package static func run(
    _ visit: String, _ decision: Decision, _ wish: Wish = Wish(), reason: String? = nil,
    at desk: OfficeDesk
  ) throws -> Result {
    let clerk = try desk.deciding()
    let reason = try Reason.checked(reason)
    return try desk.store.write { writing in
      let name = try FindOfficeVisit.named(visit, in: writing.reading)
      let file = try writing.reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
      guard !file.workers.contains(clerk) else { throw OfficeError.ownVisit(name, clerk) }
      let missing = decision == .approve ? file.missing : file.notEnded.map { [$0] } ?? []
      guard missing.isEmpty else {
        throw OfficeError.notReviewable(.init(visit: name, missing: missing))
      }
      let review = try Reviewed(
        file, decision, decision == .approve ? wish : nil, writing.reading)
      let isNew = try !review.isSame(as: VisitReview(file), reason: reason)
      if isNew {
        if reason == nil, let why = review.whyReason { throw OfficeError.reasonNeeded(name, why) }
        try desk.record(
          [desk.draft(.visitReviewed, visit: name, review.data(reason: reason))], in: writing)
      }
      return Result(visit: name, decision: decision, outcome: review.outcome, isNew: isNew)
    }
  }
}

/// A decision about a visit before it is recorded.
private struct Reviewed {
  let file: VisitFile
  let decision: ReviewVisit.Decision
  /// The result; nil where the visit is returned.
  let outcome: Outcome?
  /// Whether the result is what the answers propose.
  let isProposed: Bool

  init(
    _ file: VisitFile, _ decision: ReviewVisit.Decision, _ wish: ReviewVisit.Wish?,
    _ reading: Reading
  ) throws {
    self.file = file
    self.decision = decision
    guard let wish else {
      outcome = nil
      isProposed = true
      return
    }
    let dictionary = try reading.outcomes().orThrow(OfficeError.needed(.outcomes))
    let proposal = OutcomeOfVisit.proposed(for: file, in: dictionary)
    let codes = wish.codes.map { Set($0) } ?? proposal.codes
    let measures =
      wish.dispositions.map { Set($0) }
      ?? (codes == proposal.codes ? proposal.dispositions : [])
    let claim = OutcomeClaim(
      codes: codes, dispositions: measures, extract: wish.extract, isConfirmed: wish.confirms,
      findings: file.resultingFindings, itemResults: file.itemResults)
    do throws(OutcomeError) {
      outcome = try Outcome(claim, in: dictionary)
    } catch {
      throw OfficeError.outcome(file.name, error)
    }
    isProposed = codes == proposal.codes && measures == proposal.dispositions
  }

  /// Why the decision cannot stand without a reason; nil where it can.
  var whyReason: Label? {
    if decision == .return { return Label(zh: "退回须写明理由", en: "a return says why") }
    if !isProposed {
      return Label(zh: "与检查答案得出的结果不同", en: "it differs from what the answers propose")
    }
    if outcome?.isConfirmed == true {
      return Label(zh: "确认现场初步认定须写明依据", en: "a confirmation says what it rests on")
    }
    if let flag = file.flags.first { return flag }
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

  private static func carried(_ answer: CarriedAnswer) -> JSONValue {
    [
      "form": .string(answer.key.form), "version": .string(answer.version),
      "question": .string(answer.key.question), "instance": .string(answer.key.instance),
    ]
  }

  func isSame(as earlier: VisitReview?, reason: String?) -> Bool {
    guard let earlier else { return false }
    return earlier.decision == decision && earlier.outcome == outcome
      && earlier.heads == file.headsDigest.hex && (reason == nil || earlier.reason == reason)
  }

  /// What the entry of the review holds.
  func data(reason: String?) -> [String: JSONValue] {
    var data = outcome?.value.object ?? [:]
    data["decision"] = .string(decision.rawValue)
    data["heads"] = .string(file.headsDigest.hex)
    data["reason"] = reason.map(JSONValue.string)
    // What the forms no longer ask for is no part of the result, and the review says so.
    if !file.carried.isEmpty { data["carried"] = .array(file.carried.map(Self.carried)) }
    return data
  }
}
