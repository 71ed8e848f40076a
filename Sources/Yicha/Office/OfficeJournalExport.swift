import ArgumentParser
import Canonical
import Inspection
import Journal
import Office
import Sealing
import Storage

/// `yicha office journal export`: a journal as `verify_journal.py` takes it.
struct OfficeJournalExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出日志 / export a journal",
    discussion: HelpText.of(
      "写出 journal.jsonl、checkpoint.txt、vkeys、receipts/；核验：yicha verify DIR。",
      "Writes journal.jsonl, checkpoint.txt, vkeys and receipts/; check it: yicha verify DIR."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "office、检查终端的16位编号或日志全名 / office, a laptop's 16 digits, or the whole name")
  var origin: String
  @Argument(help: "文件夹 / the folder") var folder: String

  func run() throws {
    let desk = try office.deskToRead()
    let origin = try named(desk)
    let files = try desk.store.read { reading in
      try JournalExport.files(
        of: origin, devices: keys(of: origin, desk, reading),
        offices: desk.noteKeys(.cosignature, desk.trust(reading)), reading)
    }
    try JournalExport.write(files, to: folder)
    guard !common.json else {
      Console.live.print(json: [
        "origin": .string(origin.name), "folder": .string(folder),
        "files": .strings(files.map(\.name)),
      ])
      return
    }
    Console.live.print("\(origin) 已导出到 \(folder)", "\(origin) is in \(folder)")
  }

  private func named(_ desk: OfficeDesk) throws -> Origin {
    let known = try desk.store.read { try $0.origins() }
    guard let found = known.first(where: { $0.name == origin || $0.holder == origin }) else {
      throw OfficeError.unknown(.device, origin)
    }
    return found
  }

  private func keys(
    of origin: Origin, _ desk: OfficeDesk, _ reading: Reading
  ) throws -> [NoteKey] {
    let trust = try desk.trust(reading)
    guard origin != desk.origin else { return desk.noteKeys(.signature, trust) }
    guard let device = trust.key(kid16: origin.holder) else {
      throw OfficeError.unknown(.key, origin.holder)
    }
    return [NoteKey(name: origin.name, kind: .signature, publicKey: device.key.rawPublicKey)]
  }
}
