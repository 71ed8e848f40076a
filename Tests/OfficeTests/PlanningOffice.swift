import Canonical
import Forms
import Foundation
import Inspection
import Journal
import Storage
import Support

@testable import Office

/// An office that has its departments and nothing else, and the demo's files to load, changed as a
/// test likes.
final class PlanningOffice {
  let folder: String
  let desk: OfficeDesk

  init() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    folder = path
    let random = Random()
    let surroundings = Surroundings(
      now: { Timestamp(milliseconds: 1_693_792_800_000) }, mono: { 0 }, machineBoot: "boot",
      random: { random.bytes($0) })
    _ = try InitOffice.run(
      path, departments: try Self.file("departments"),
      roots: [RootHolder(folder: path + "/root", passphrase: try TestPassphrase.recipient())],
      clerk: "clerk01", in: surroundings)
    desk = try OfficeDesk.open(path, doing: "test", clerk: "clerk01", in: surroundings)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private final class Random: @unchecked Sendable {
    private var generator = SeededGenerator(seed: 1)

    func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in .random(in: 0...255, using: &generator) }
    }
  }

  /// How many entries the journal has: what does not grow it changed nothing.
  func entries() throws -> Int {
    try desk.store.read { try $0.entries(of: desk.origin).count }
  }

  @discardableResult
  func rules(_ changes: [(String, String)] = []) throws -> Bool {
    try PublishDocuments.rules(Self.file("rules", changes), at: desk).isNew
  }

  @discardableResult
  func items(_ changes: [(String, String)] = []) throws -> Bool {
    try PublishDocuments.items(Self.file("items", changes), at: desk).isNew
  }

  @discardableResult
  func plan(_ changes: [(String, String)] = []) throws -> Bool {
    try PublishDocuments.plan(Self.file("plan", changes), at: desk).isNew
  }

  /// The demo's registers of subjects and inspectors.
  func registers() throws {
    for name in ["subjects-1", "inspectors"] {
      let text = try OfficeRound.text("Sources/Yicha/Demo/Registers/\(name).csv")
      _ = try ImportRegister.run(Array(text.utf8), file: "\(name).csv", at: desk)
    }
  }

  /// Forms of one question each under these ids.
  func forms(_ ids: String...) throws {
    let files = ids.map { (name: "\($0).yaml", text: Self.form($0)) }
    _ = try PublishDocuments.forms(files, at: desk)
  }

  /// A form of one question; the question's name follows the form's.
  static func form(_ id: String, version: String = "1", title: String = "题") -> String {
    """
    form: \(id)
    version: "\(version)"
    title: {zh: 表, en: Form}
    industry: {label: {zh: 业, en: Trade}}
    lead: 市场监督管理
    sections:
      - id: S
        label: {zh: 节, en: Section}
        questions:
          - name: \(id)
            title: {zh: \(title), en: title}
            label: {zh: 问, en: label}
            level: general
            type: yes_no_na
            provenance: construction
    """
  }

  /// A file of the demo with texts replaced, each once.
  static func file(_ name: String, _ changes: [(String, String)] = []) throws -> SourceFile {
    var text = try OfficeRound.text("Sources/Yicha/Demo/Registers/\(name).yaml")
    for (old, new) in changes {
      guard let range = text.range(of: old) else { throw OfficeError.unknown(.form, old) }
      text.replaceSubrange(range, with: new)
    }
    return try SourceFile(name: "\(name).yaml", bytes: Array(text.utf8))
  }
}
