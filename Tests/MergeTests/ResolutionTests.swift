import Canonical
import Journal
import Merge
import Testing

@Suite("What a resolution does and does not")
struct ResolutionTests {
  private let history = History()
  private let office: Device
  private let first: Device
  private let second: Device
  private let register = Register.question("CT-01")

  init() {
    office = history.office()
    first = history.laptop(1, by: ["GP0007"], knowing: office)
    second = history.laptop(2, by: ["GP0031"], knowing: office)
  }

  /// Two laptops disagree, and the office knows both.
  private func disagree() {
    first.answer("CT-01", "B")
    second.answer("CT-01", "C")
    office.receive(from: first)
    office.receive(from: second)
  }

  @Test("It takes a head or a third value", arguments: ["B", "C", "D", nil] as [JSONValue?])
  func decides(value: JSONValue?) {
    disagree()
    let decision = office.resolve("CT-01", value)
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.registers[register]?.heads == [decision])
    #expect(history.view.answers[register] == value)
  }

  @Test("Of a register without conflict it has no effect, and its parent stays head")
  func withoutConflict() {
    let answer = first.answer("CT-01", "B")
    office.receive(from: first)
    let decision = office.resolve("CT-01", "C")
    let view = history.view
    #expect(view.withoutEffect.map(\.recorded) == [decision])
    #expect(view.withoutEffect.map(\.reason) == [.noConflict])
    #expect(view.registers[register]?.heads == [answer])
    #expect(view.answers[register] == "B")
    #expect(view.entries.contains(decision))
  }

  @Test("Of two equal heads it has no effect, because there is no conflict")
  func ofAgreement() {
    first.answer("CT-01", "B")
    second.answer("CT-01", "B")
    office.receive(from: first)
    office.receive(from: second)
    office.resolve("CT-01", "C")
    #expect(history.view.withoutEffect.map(\.reason) == [.noConflict])
    #expect(history.view.registers[register]?.isAgreement == true)
  }

  @Test("One who wrote a head does not decide, the other inspector alone on a laptop neither")
  func ownConflict() {
    disagree()
    first.receive(from: second)
    first.resolve("CT-01", "B")
    #expect(history.view.withoutEffect.map(\.reason) == [.notByOthers])
    first.resolve("CT-01", "B", by: ["GP0044"])
    #expect(history.view.conflicts.count == 1)
    office.resolve("CT-01", "B", by: [])
    #expect(history.view.withoutEffect.map(\.reason) == [.notByOthers, .notByOthers, .notByOthers])
    first.resolve("CT-01", "B", by: ["GP0007", "GP0031"])
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("A clerk who wrote a head does not decide, another clerk does")
  func clerks() {
    office.answer("CT-01", "A")
    first.answer("CT-01", "B")
    office.receive(from: first)
    office.resolve("CT-01", "A")
    #expect(history.view.conflicts.count == 1)
    office.resolve("CT-01", "A", by: ["clerk02"])
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("An ordinary answer that names unequal heads is current, the conflict stays open")
  func passedOver() {
    disagree()
    first.receive(from: second)
    let over = first.answer("CT-01", "B")
    let view = history.view
    #expect(view.answers[register] == "B")
    #expect(view.registers[register]?.heads == [over])
    #expect(view.conflicts.map(\.heads) == [[over]])
    #expect(Set(view.conflicts.flatMap { $0.values.map(\.value) }) == ["B", "C"])

    let later = first.answer("CT-01", "B")
    #expect(history.view.conflicts.map(\.heads) == [[later]])
    office.receive(from: first)
    office.resolve("CT-01", "B")
    #expect(history.view.conflicts.isEmpty && history.view.withoutEffect.isEmpty)
    first.receive(from: office)
    first.answer("CT-01", "C")
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("What goes on from one without effect goes on from what it named")
  func goingOn() {
    let answer = first.answer("CT-01", "B")
    office.receive(from: first)
    let decision = office.resolve("CT-01", "C")
    let next = second.answer("CT-01", "D", parents: [decision.leaf])
    #expect(history.view.registers[register]?.heads == [next])
    #expect(history.view.registers[register]?.heads.contains(answer) == false)
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("Naming a head and what it goes back to is no conflict")
  func redundantParents() {
    let older = first.answer("CT-01", "B")
    let newer = first.answer("CT-01", "C")
    first.answer("CT-01", "D", parents: [older.leaf, newer.leaf])
    #expect(history.view.conflicts.isEmpty)
  }

  @Test("A decision about an absent head waits, and comes alive with it")
  func waits() {
    disagree()
    let decision = office.resolve("CT-01", "B")
    let without = history.everything.filter { !second.written.contains($0) }
    let view = VisitView.fold(without, context: history.context)
    #expect(view.waiting.map(\.recorded) == [decision])
    #expect(view.waiting.map(\.absent) == [second.written.map(\.leaf)])
    #expect(view.answers[register] == "B" && view.conflicts.isEmpty)
    #expect(history.view.waiting.isEmpty && history.view.conflicts.isEmpty)
  }

  @Test("A decision about a waiting entry names it as about, and is live at once")
  func about() {
    disagree()
    let decision = office.write(
      EntryDraft(
        .conflictResolved, visit: history.visit, by: office.by,
        data: [
          "about": .strings([Digest.sha256("absent").hex]), "form": "catering",
          "question": "CT-01", "reason": "never came", "value": "B",
        ], parents: office.view.heads(of: register)))
    #expect(history.view.waiting.isEmpty)
    #expect(history.view.registers[register]?.heads == [decision])
  }

  @Test("A field of the subject's data is a register like any other")
  func subject() {
    for (device, value) in [(first, "No. 1"), (second, "No. 2")] as [(Device, JSONValue)] {
      device.write(
        SubjectCorrection(field: "address", value: value).draft(
          visit: history.visit, by: device.by,
          parents: device.view.heads(of: .subject(field: "address"))))
    }
    #expect(history.view.conflicts.map(\.kind) == [.subject])
    office.receive(from: first)
    office.receive(from: second)
    office.write(
      EntryDraft(
        .conflictResolved, visit: history.visit, by: office.by,
        data: [
          "field": "address", "reason": "seen", "register": "subject", "value": "No. 1",
        ], parents: office.view.heads(of: .subject(field: "address"))))
    #expect(history.view.conflicts.isEmpty)
    #expect(history.view.registers[.subject(field: "address")]?.current == "No. 1")
  }
}
