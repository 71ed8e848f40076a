import Canonical
import Field
import Forms
import Inspection
import Journal
import Storage

/// How the demo's officers fill a visit: the first answer that each question takes and that is no
/// finding, with evidence where a rule asks for it, and findings where the demo wants them.
struct DemoOfficer {
  let world: DemoWorld
  let laptop: Laptop
  /// Questions whose answer the demo prescribes.
  let prescribed: [String: String]

  /// Answers until nothing is open, attaches what evidence rules ask for.
  func fill(_ visit: String) throws {
    while true {
      let file = try read(visit)
      let open = file.evaluation.open
      guard !open.isEmpty else { break }
      let answers = open.map { Answer.Typed(name($0.key), text(for: $0, file)) }
      // A section at a time, as one works through a sheet.
      for start in stride(from: 0, to: answers.count, by: 12) {
        world.pass(seconds: 90)
        let part = Array(answers[start..<min(start + 12, answers.count)])
        _ = try Answer.run(visit, part, on: laptop)
      }
    }
    for state in try read(visit).evidenceGaps { try attach(visit, state) }
  }

  /// Lets the party state its opinion and sign, where somebody is there to.
  func close(_ visit: String) throws {
    let file = try read(visit)
    guard file.partyGap != nil else { return }
    world.pass(seconds: 60)
    try RecordAct.run(.statementTaken, visit: visit, data: ["text": "无异议"], on: laptop)
    let person = file.visit.subject.legalRepresentative
    let name = person.isEmpty ? "现场负责人" : person
    try RecordAct.run(.partySigned, visit: visit, data: ["name": .string(name)], on: laptop)
  }

  private func read(_ visit: String) throws -> VisitFile {
    let file = try laptop.store.read { try $0.visitFile(visit) }
    guard let file else { throw FieldError.unknownVisit(visit) }
    return file
  }

  private func name(_ key: AnswerKey) -> String {
    key.instance.isEmpty ? key.question : "\(key.question)#\(key.instance)"
  }

  private func text(for state: QuestionState, _ file: VisitFile) -> String {
    if let text = prescribed[state.question.name] { return text }
    let today = world.now.date()
    let passing = candidates(state.question, today).first { text in
      guard let value = try? state.question.parse(text) else { return false }
      return !state.question.isFinding(value, today: today)
    }
    return passing ?? candidates(state.question, today).first ?? "-"
  }

  private func candidates(_ question: Question, _ today: CalendarDate) -> [String] {
    switch question.kind {
    case .yesNoNA: ["yes", "no", "na"]
    case .selectOne, .selectMultiple: question.choices.map(\.name)
    case .decimal, .integer: ((0...60).map(String.init)) + ["0.3", "0.5", "100", "200", "500"]
    case .date:
      [0, -60, 200].map { today.adding(days: $0).description }
    default: ["无异议"]
    }
  }

  private func attach(_ visit: String, _ state: QuestionState) throws {
    guard let need = state.evidence else { return }
    let held = try read(visit).evidenceCount(state)
    for _ in held..<max(held, need.minimum) {
      world.pass(seconds: 20)
      let path = "\(world.folder)/photo.bmp"
      try AtomicFile.write(DemoPhoto.bitmap(world.random(48)), to: path, replacing: true)
      let kind = need.kinds.first { $0 == .photo } ?? need.kinds.first ?? .photo
      _ = try Attach.run(
        path, visit: visit, question: name(state.key), kind: kind.rawValue, on: laptop)
      try FileSystem.remove(path)
    }
  }
}
