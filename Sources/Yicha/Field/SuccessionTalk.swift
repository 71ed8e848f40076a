import Canonical
import Field
import Inspection
import Journal
import Sealing

/// What is said, loudly, on a laptop that was restored from an image.
enum SuccessionTalk {
  /// Says what was found and closed, and what the office must do.
  ///
  /// - Throws: `CanonicalError` for a request that cannot be written.
  static func tell(_ succession: SucceedJournal.Result, _ console: Console) throws {
    let closed = succession.closed
    let finding = succession.finding.label
    console.say(
      "警报：本机似由旧镜像恢复：\(finding.zh)", "alarm: this laptop was restored from an image: \(finding.en)")
    console.say(
      "日志 \(closed.origin.name) 已在第 \(closed.size) 条封存，两支都将送交办公室；此后用新密钥记录，什么都没有丢",
      "the journal \(closed.origin.name) is closed at entry \(closed.size), and the office gets both "
        + "branches; from now on a new key records; nothing of it is lost")
    let fingerprint = try succession.request.fingerprint()
    console.say(
      "请办公室登记新密钥并撤销旧密钥：\(succession.requestFile)，指纹 \(fingerprint)",
      "the office must enrol the new key and revoke the old one: \(succession.requestFile), "
        + "fingerprint \(fingerprint)")
  }
}
