import Field
import Foundation
import Glibc
import Support
import Testing

@testable import Yicha

@Suite("The command line and the streams")
struct CommandLineTests {
  private func shell(_ script: String, in folder: String = "/tmp") throws -> ProgramRun {
    try Program.run(
      "/bin/bash", ["-c", script], in: folder,
      environment: ["YICHA_LANG": "en", "YICHA": Program.path("yicha")])
  }

  @Test("An argument that is not UTF-8 is refused: 65")
  func notText() throws {
    let outcome = try shell(#"$YICHA field statement 1 $'bad\xffbyte' --store /nonexistent"#)
    #expect(outcome.code == 65 && outcome.errors.contains("argument 4"), "\(outcome.errors)")
    #expect(outcome.errors.contains("hint: "))
  }

  @Test("A clock for tests that names no moment: 64")
  func clock() throws {
    let outcome = try shell("YICHA_TEST_CLOCK=bogus $YICHA form check /nonexistent")
    #expect(outcome.code == 64 && outcome.errors.contains("bogus"), "\(outcome.errors)")
  }

  @Test("Output that cannot be written is a failure; a closed pipe is none")
  func output() throws {
    let office = try KeptDemo.round.get().folder + "/office"
    let full = try shell("$YICHA office visits --store \(office) > /dev/full")
    #expect(full.code == 1 && full.errors.contains("cannot be written"), "\(full.errors)")
    let closed = try shell("$YICHA office dump --store \(office) | head -1")
    #expect(closed.code == 0 && !closed.errors.contains("error: "), "\(closed.errors)")
  }

  @Test("A pipe or a device in the place of a file is refused at once")
  func pipes() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
    let commands = [
      "form check pipe.yaml", "verify pipe.yaml --keys pipe.yaml",
      "office rules pipe.yaml --store \(try KeptDemo.round.get().folder)/office",
    ]
    for command in commands {
      let outcome = try shell("timeout 10 $YICHA \(command)", in: folder.path)
      #expect([1, 20, 65].contains(outcome.code), "\(command): \(outcome.code)\(outcome.errors)")
      #expect(outcome.errors.contains("plain file"), "\(command): \(outcome.errors)")
    }
  }

  @Test("An empty answer is refused; clearing is asked for")
  func emptyAnswer() throws {
    #expect(throws: Failure.Thrown.self) {
      try AnswerWords(["COM-03="], option: nil, clears: false)
    }
    #expect(throws: Failure.Thrown.self) {
      try AnswerWords(["1", "COM-03", ""], option: nil, clears: false)
    }
    let cleared = try AnswerWords(["COM-03"], option: nil, clears: true)
    #expect(cleared.answers == [Answer.Typed("COM-03", nil)])
  }

  @Test("A folder that holds nothing to verify: 64")
  func verifyFolder() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.yicha("verify", folder.path)
    #expect(outcome.code == 64 && outcome.errors.contains("hint: "), "\(outcome.errors)")
  }
}
