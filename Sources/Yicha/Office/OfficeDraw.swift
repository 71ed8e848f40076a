import ArgumentParser

/// `yicha office draw`: the double-random draw.
struct OfficeDraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "双随机抽取 / the draw",
    discussion: HelpText.of(
      "先 commit 冻结并公布摘要，随机数产生后 make；任何人可核验，对象可得证明（proof）。",
      """
      First commit, which freezes and names a hash to publish; make once the randomness exists. \
      Anybody can verify it, and each subject can be handed a proof.
      """),
    subcommands: [OfficeDrawCommit.self, OfficeDrawMake.self, OfficeDrawProof.self])
}
