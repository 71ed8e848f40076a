import Inspection
import Sealing

extension AgeError {
  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .version: Label(zh: "不是 age 加密文件", en: "this is no age file")
    case .headerLine(let line):
      Label(zh: "加密文件头第 \(line) 行不合规定", en: "line \(line) of the age header is malformed")
    case .headerTooLong: Label(zh: "加密文件头过长", en: "the age header is too long")
    case .stanza(let type):
      Label(zh: "加密文件头的 \(type) 段不合规定", en: "a stanza of type \(type) is malformed")
    case .notAlone(let type):
      Label(
        zh: "加密文件头的 \(type) 段须单独出现", en: "a stanza of type \(type) must stand alone")
    case .workFactor(let factor, let limit):
      Label(
        zh: "口令的计算量 2^\(factor) 超过允许的 2^\(limit)",
        en: "the passphrase would cost 2^\(factor) where 2^\(limit) is allowed")
    case .nonce: Label(zh: "加密文件不完整", en: "the age file ends before its payload")
    case .headerMAC: Label(zh: "加密文件头被改动或损坏", en: "the age header was altered or damaged")
    case .noMatch:
      Label(zh: "此处的密钥或口令打不开", en: "no key or passphrase here opens it")
    case .key: Label(zh: "密钥不可用，或内存不足", en: "a key cannot be used, or memory is short")
    case .noRecipient:
      Label(zh: "收件方没有登记加密密钥", en: "the recipient has no encryption key enrolled")
    case .payload(let chunk):
      Label(
        zh: "加密内容第 \(chunk) 块损坏、缺失或被截断",
        en: "chunk \(chunk) of the encrypted bundle is damaged, missing or cut off")
    case .trailing: Label(zh: "加密内容之后还有多余字节", en: "something follows the encrypted bundle")
    case .file(let error): error.label
    }
  }

  /// What to do about it.
  var hint: Label {
    switch self {
    case .noMatch:
      Label(
        zh: "口令请再输入一次；包请核对收件方，或由密钥托管人打开：age -d -i escrow.age",
        en: "type the passphrase again; of a bundle check for whom it is, or have a root holder "
          + "open it: age -d -i escrow.age")
    case .noRecipient:
      Label(
        zh: "请收件方重新登记（yicha field init），或不加密：--plain",
        en: "have the recipient enrol anew (yicha field init), or leave it plain: --plain")
    case .workFactor, .key:
      Label(zh: "用 age -d 打开后再用", en: "open it with age -d and use that")
    case .file(let error): error.hint
    case .version, .headerLine, .headerTooLong, .stanza, .notAlone, .nonce, .headerMAC, .payload,
      .trailing:
      Label(
        zh: "重新拷贝一次；仍不行就请出具方重新发出",
        en: "copy it again; if that fails, ask for it to be sent again")
    }
  }
}
