import Foundation
import Journal
import Office
import Storage
import Support

/// The commands that are interrupted.
extension CrashGround {
  /// A command that is interrupted, with a folder to start from; nil for one that is unknown.
  func scenario(_ name: String) throws -> (any Scenario)? {
    switch name {
    case "answer": try answer()
    case "attach": try attach()
    case "pack": try pack()
    case "open": try open()
    case "merge": try merge()
    default: nil
    }
  }

  private func answer() throws -> AnswerScenario {
    AnswerScenario(before: try place("answer", store: folder + "/arrived1"))
  }

  private func attach() throws -> AttachScenario {
    let place = try place("attach", store: folder + "/arrived1")
    try Data(Self.noise(300_000, seed: 9)).write(to: URL(filePath: place + "/photo.jpg"))
    return AttachScenario(before: place)
  }

  private func pack() throws -> PackScenario {
    PackScenario(before: try place("pack", store: folder + "/worked1"))
  }

  /// The office has merged what the laptop packed; its next task bundle brings a receipt.
  private func open() throws -> OpenScenario {
    let place = try place("open", store: laptop(1))
    let office = folder + "/merged"
    try copy(self.office, to: office)
    try yicha.run(["office", "merge", stick(1), "--store", office], codes: [0, 3])
    let tasks = folder + "/day2"
    try yicha.run(["office", "export", "--date", "2023-09-06", "--to", tasks, "--store", office])
    let device = try Store.open(at: laptop(1), kind: .field, doing: nil).origin.holder
    let names = try FileManager.default.contentsOfDirectory(atPath: tasks)
    let task = names.first { $0.contains(device) } ?? ""
    try copy("\(tasks)/\(task)", to: place + "/task.zip.age")
    return OpenScenario(before: place)
  }

  private func merge() throws -> MergeScenario {
    let place = try place("merge", store: office)
    for number in 1...2 {
      for name in try FileManager.default.contentsOfDirectory(atPath: stick(number)) {
        try copy("\(stick(number))/\(name)", to: "\(place)/stick/\(name)")
      }
    }
    var stages: [String] = []
    for name in try AtomicFile.names(in: place + "/stick") {
      let stage = "\(folder)/stages/\(stages.count)"
      try copy((stages.last ?? place) + "/store", to: stage + "/store")
      try yicha.run(
        ["office", "merge", "\(place)/stick/\(name)", "--store", stage + "/store"], codes: [0, 3])
      stages.append(stage)
    }
    let desk = try OfficeDesk.open((stages.last ?? place) + "/store", doing: nil, in: .afterwards)
    return MergeScenario(
      before: place, stages: stages, export: try desk.store.read { try DumpStore.lines($0) })
  }

  private func place(_ name: String, store: String) throws -> String {
    let place = "\(folder)/before/\(name)"
    try copy(store, to: place + "/store")
    return place
  }
}
