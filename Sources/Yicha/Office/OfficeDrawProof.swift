import ArgumentParser
import Canonical
import Draw
import Inspection
import Office
import Storage

/// `yicha office draw proof`: what one subject is handed: selected, not selected, or left out.
struct OfficeDrawProof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proof", abstract: "抽取证明 / a proof for one subject",
    discussion: HelpText.of(
      """
      写出一个对象的证明：被抽中、未抽中，或为何未入池；不涉及其他对象。凭公布的 public.json 核验：\
      python3 Bundles/verify_draw.py --proof 证明 public.json。
      """,
      """
      Writes the proof for one subject: selected, not selected, or left out and why; it tells \
      nothing of others. Check it against the published public.json: \
      python3 Bundles/verify_draw.py --proof PROOF public.json.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "抽取 / the draw") var draw: String
  @Argument(help: "检查对象编号 / the subject's id") var subject: String
  @Option(help: "证明文件 / the file") var to: String

  func run() throws {
    let (proof, published) = try office.deskToRead().store.read(make)
    let verdict = try proof.check(against: published)
    try AtomicFile.deliver(proof.bytes, to: to)
    guard !common.json else {
      Console.live.print(json: ["proof": .string(to), "verdict": .string(verdict.description)])
      return
    }
    Console.live.print(verdict.description)
    Console.live.print("证明 \(to)", "proof \(to)")
  }

  private func make(_ reading: Reading) throws -> (DrawProof, published: [UInt8]) {
    guard let row = try reading.document("draw", draw) else {
      throw OfficeError.unknown(.draw, draw)
    }
    func file(_ key: String) throws -> [UInt8] {
      guard let digest = row.detail[key]?.string.flatMap({ Digest(hex: $0) }) else {
        throw OfficeError.drawState(draw, made: false)
      }
      return try reading.content.bytes(of: digest)
    }
    guard let seed = row.detail["seed_text"]?.string else {
      throw OfficeError.drawState(draw, made: false)
    }
    let proof = try DrawProof(
      of: subject, plan: file("sha256"), register: file("register"), pool: file("pool"),
      seed: Array((seed + "\n").utf8))
    return (proof, try file("public"))
  }
}
