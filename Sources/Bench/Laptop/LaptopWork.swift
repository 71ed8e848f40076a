import Canonical
import Field
import Forms
import Journal
import Sealing
import Storage

/// The work of many visits, written as a laptop writes it but many visits in one transaction.
struct LaptopWork {
  private static let visitsPerTransaction = 50

  let laptop: Laptop
  let form: CompiledForm

  /// Arrives at the visits and answers every question of them.
  func answer(_ visits: [IssuedVisit]) throws {
    let key = laptop.key
    let signer = Signer(key: laptop.noteKey) { try key.sign($0) }
    for first in stride(from: 0, to: visits.count, by: Self.visitsPerTransaction) {
      try Interruption.check()
      let part = visits[first...].prefix(Self.visitsPerTransaction)
      try laptop.store.write { writing in
        let entries = try writing.append(
          part.flatMap(acts), to: laptop.origin, in: laptop.surroundings, signer: signer)
        try Projection.follow(entries, own: true, in: writing)
      }
    }
  }

  private func acts(_ issued: IssuedVisit) -> [EntryDraft] {
    let officers = BenchOffice.officers
    let arrival = [
      EntryDraft(.visitArrived, visit: issued.visit, by: officers),
      EntryDraft(.certificateShown, visit: issued.visit, by: officers),
      EntryDraft(.recordingAnnounced, visit: issued.visit, by: officers, data: ["running": true]),
    ]
    let answers = BenchForm.laptop.questions.map { question in
      AnswerPayload(
        form: form.id, formDigest: form.digest, question: question, state: issued.leaf,
        value: "yes"
      ).draft(visit: issued.visit, by: officers, parents: [])
    }
    return arrival + answers
  }
}
