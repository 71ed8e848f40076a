package import Canonical
import Forms
import Inspection
import Journal
import Merge
package import Sealing
import Storage

/// `field finish`: ends the visit on this laptop when nothing is missing, and lets officers sign.
package enum Finish {
  /// Ends the visit.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - laptop: The laptop.
  /// - Returns: The leaf of `visit.finished`, which officers sign.
  /// - Throws: `FieldError.incomplete` with everything that is missing, `notArrived`, `ended`.
  @discardableResult
  package static func run(_ visit: String, on laptop: Laptop) throws -> Digest {
    try laptop.store.write { writing in
      let file = try laptop.workableFile(visit, writing.reading)
      let gaps = file.gaps.map(gap)
      guard gaps.isEmpty else { throw FieldError.incomplete(visit: visit, gaps) }
      let draft = EntryDraft(
        .visitFinished, visit: visit, by: file.present,
        data: try Timeliness.now(visit, laptop, writing.reading)?.data ?? [:],
        parents: file.view.heads)
      let entries = try laptop.record([draft], in: writing).entries
      let log = try writing.reading.log(of: laptop.origin)
      let note = try SignedNote(log.checkpoint, key: laptop.noteKey) { try laptop.key.sign($0) }
      try writing.keep(note, .checkpoint)
      return try entries.last.orThrow(FieldError.notFinished(visit: visit)).leaf
    }
  }

  /// Records the visit's signature by the officer whose key it is.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - key: The officer's key.
  ///   - laptop: The laptop.
  /// - Returns: The officer's id.
  /// - Throws: `FieldError.notFinished`, also after a reopening; `keyOfNobody` when the key is not
  ///   an officer's of the team, as enrolled, or was revoked.
  @discardableResult
  package static func sign(_ visit: String, key: PrivateKey, on laptop: Laptop) throws -> String {
    try laptop.store.write { writing in
      let file = try writing.reading.visitFile(visit).orThrow(FieldError.unknownVisit(visit))
      guard let finish = ownFinish(file, laptop) else {
        throw FieldError.notFinished(visit: visit)
      }
      let kid = key.publicKey.id
      let trusted = try laptop.trust(writing.reading).keys[kid]
      // What a revoked key signs now would not count at the office (design 5.1).
      let now = try laptop.notBefore(writing.reading)
      guard let trusted, trusted.doubt(at: now) != .revoked, let officer = trusted.holder,
        finish.team.contains(officer)
      else { throw FieldError.keyOfNobody(key.publicKey.kid16) }
      let leaf = finish.entry.leaf
      let statement = VisitStatement.bytes(visit: visit, finished: leaf)
      let payload = SignaturePayload(key: kid, signature: try key.sign(statement))
      try laptop.record([payload.draft(visit: visit, by: officer, finished: leaf)], in: writing)
      return officer
    }
  }

  /// This laptop's own last finish; nil when the visit was taken up again or voided after it.
  private static func ownFinish(_ file: VisitFile, _ laptop: Laptop) -> FinishView? {
    guard let finish = file.view.finishes.last(where: { $0.entry.origin == laptop.origin }) else {
      return nil
    }
    // A decision of the office that says finished stands on the finishes before it.
    let isFinished = [.finished, .finishedInPart].contains(file.view.state)
    return isFinished || file.view.stateHeads.contains(finish.entry) ? finish : nil
  }

  private static func gap(_ gap: VisitGap) -> FieldError.Gap {
    switch gap {
    case .notArrived:
      FieldError.Gap(question: nil, text: Label(zh: "未记录到场", en: "no arrival recorded"))
    case .open(let state):
      FieldError.Gap(
        question: name(state), text: prefixed(Label(zh: "未填写", en: "no answer"), state))
    case .violated(let state):
      FieldError.Gap(
        question: name(state), text: prefixed(Label(zh: "答案不合要求", en: "answer not accepted"), state)
      )
    case .evidence(let state):
      FieldError.Gap(
        question: name(state), text: prefixed(Label(zh: "缺少证据", en: "evidence missing"), state))
    case .partySilent:
      FieldError.Gap(
        question: nil,
        text: Label(
          zh: "当事人既未签字也未拒签（field party）",
          en: "the party has neither signed nor refused (field party)"))
    case .refusalUnwitnessed:
      FieldError.Gap(
        question: nil,
        text: Label(
          zh: "当事人拒签，但既无见证人也无录音录像（field party --refused 原因 --witness 姓名，或附录音录像）",
          en: "the party refused with neither a witness nor a recording "
            + "(field party --refused REASON --witness NAME, or attach audio or video)"))
    }
  }

  private static func prefixed(_ text: Label, _ state: QuestionState) -> Label {
    Label(
      zh: "\(state.question.title.zh)：\(text.zh)", en: "\(state.question.title.en): \(text.en)")
  }

  private static func name(_ state: QuestionState) -> String {
    state.key.instance.isEmpty ? state.key.question : "\(state.key.question)#\(state.key.instance)"
  }
}
