import Canonical
import Journal

/// A signature of a visit that does not count, with why.
package struct BadSignature: Hashable, Sendable {
  /// Why a signature does not count.
  package enum Reason: String, Hashable, Sendable {
    /// No key of that id is enrolled.
    case unknownKey = "unknown-key"
    /// The key's holder is no inspector of the team.
    case notOfTheTeam = "not-of-the-team"
    /// The key's holder is not certified.
    case notCertified = "not-certified"
    /// The key was revoked, and nothing shows that it signed before.
    case revokedKey = "revoked-key"
    /// The signature is not over this statement by this key.
    case doesNotHold = "does-not-hold"
  }

  /// The entry that holds it.
  package let recorded: RecordedEntry
  /// Why it does not count.
  package let reason: Reason
}

/// One finish of a visit and who signed it (merge.md 11).
package struct FinishView: Hashable, Sendable {
  /// The `visit.finished`.
  package let entry: RecordedEntry
  /// The inspectors of the team for whom the finish was made.
  package let team: Set<String>
  /// The certified inspectors of the team whose signature of the statement holds.
  package let signedBy: Set<String>
  /// The signatures that do not count, in their order.
  package let badSignatures: [BadSignature]

  /// Two or more certified inspectors make a visit count as signed.
  package static let signaturesNeeded = 2

  /// Whether enough inspectors have signed.
  package var isSigned: Bool { signedBy.count >= FinishView.signaturesNeeded }

  /// The inspectors of the team who have not signed while signatures are missing, sorted.
  package var missing: [String] { isSigned ? [] : team.subtracting(signedBy).sorted() }
}

extension FinishView {
  /// Judges the signatures that name the finish as their only parent.
  init(_ node: Int, signatures: [RecordedEntry], in scene: VisitScene) {
    let finish = scene.fold.graph.nodes[node]
    let team = scene.fold.states[node]?.team?.strings.map { Set($0) } ?? scene.context.team
    var signedBy: Set<String> = []
    var bad: [BadSignature] = []
    for signature in signatures {
      switch Self.judge(signature, of: finish, team, scene.context) {
      case .success(let inspector): signedBy.insert(inspector)
      case .failure(let fault): bad.append(BadSignature(recorded: signature, reason: fault))
      }
    }
    self.init(entry: finish, team: team, signedBy: signedBy, badSignatures: bad)
  }

  private static func judge(
    _ recorded: RecordedEntry, of finish: RecordedEntry, _ team: Set<String>,
    _ context: VisitContext
  ) -> Result<String, BadSignature.Reason> {
    guard let payload = SignaturePayload(recorded.entry), let key = context.keys[payload.key]
    else { return .failure(.unknownKey) }
    guard team.contains(key.holder) else { return .failure(.notOfTheTeam) }
    guard key.certified else { return .failure(.notCertified) }
    let statement = VisitStatement.bytes(visit: context.visit, finished: finish.leaf)
    let holds = Ed25519.isValid(payload.signature, over: statement, publicKey: key.publicKey)
    guard holds else { return .failure(.doesNotHold) }
    let isLate = key.signedBeforeEnd.map { !$0.contains(recorded.leaf) } ?? false
    return isLate ? .failure(.revokedKey) : .success(key.holder)
  }
}

extension BadSignature.Reason: Error {}
