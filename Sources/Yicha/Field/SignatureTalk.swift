import Canonical
import Field
import Inspection
import Merge
import Storage

/// What is said after officers signed: who did, and who still must.
enum SignatureTalk {
  /// Says it, or prints it as JSON with more members.
  static func tell(
    _ visit: String, signed: [String], _ laptop: Laptop, json: Bool,
    more: [String: JSONValue] = [:]
  ) throws {
    let file = try laptop.file(of: visit)
    let missing = file.view.missingSignatures
    let console = Console.live
    try ActTalk.warn(visit, laptop, console)
    guard !json else {
      let members: [String: JSONValue] = [
        "visit": .string(visit), "finished": true, "signed_by": .strings(signed),
        "missing_signatures": .strings(missing),
      ]
      console.print(json: .object(members.merging(more) { first, _ in first }))
      return
    }
    let state = console.text(VisitStateWords.label(file.view.state))
    let subject = file.visit.subject.name
    console.print("\(visit) \(subject) \(state)", "\(visit) \(subject) \(state)")
    if !signed.isEmpty {
      console.print(
        "已签名：\(signed.joined(separator: "、"))", "signed: \(signed.joined(separator: ", "))")
    }
    let done = file.view.finishes.last?.signedBy.count ?? 0
    guard !missing.isEmpty else {
      console.print(
        "签名齐全 \(done)/\(FinishView.signaturesNeeded)",
        "all signatures are here: \(done)/\(FinishView.signaturesNeeded)")
      return try ActTalk.next(visit, laptop, console)
    }
    let count = file.signaturesMissing
    console.print(
      "还须 \(count) 人签名，未签：\(missing.joined(separator: "、"))",
      "\(count) more must sign; not signed yet: \(missing.joined(separator: ", "))")
    console.say(
      "  yicha field sign \(visit) --key KEY.pem.age",
      "  yicha field sign \(visit) --key KEY.pem.age")
  }
}
