import Glibc
import Inspection
import Sealing

extension Failure {
  init(_ error: BundleError) {
    self.init(error.exitCode, error.label, hint: error.hint)
  }
}

extension BundleError {
  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .truncated(let entry):
      Label(zh: "包不完整，在 \(entry) 处中断", en: "the bundle is truncated within \(entry)")
    case .header(let entry):
      Label(zh: "\(entry) 的文件头不合规定", en: "the header of \(entry) is not the legal one")
    case .entrySize(let entry):
      Label(zh: "\(entry) 的大小不合规定", en: "\(entry) has a size it cannot have")
    case .checksum(let entry):
      Label(zh: "\(entry) 已损坏（CRC 不符）", en: "\(entry) is damaged: its CRC differs")
    case .tooLarge: Label(zh: "包超过 40 亿字节", en: "the bundle passes 4,000,000,000 bytes")
    case .notPlain(let path):
      Label(
        zh: "\(path) 不是普通文件（是文件夹、管道或设备）",
        en: "\(path) is no plain file but a folder, a pipe or a device")
    case .encryption(let error): error.label
    case .bagit:
      Label(zh: "不是一查的包，或由更新版本写成", en: "no bundle of Yicha, or of a newer format")
    case .directory: Label(zh: "包的目录不合规定", en: "the bundle's directory is not the legal one")
    case .endRecord: Label(zh: "包的结尾不合规定", en: "the bundle's end is not the legal one")
    case .trailing: Label(zh: "包的结尾之后还有多余字节", en: "something follows the bundle's end")
    case .seal(let line):
      Label(zh: "封条第 \(line) 行不合规定", en: "line \(line) of the seal is malformed")
    case .newerFormat(let word):
      Label(zh: "此包由更新版本的一查写成（\(word)）", en: "a newer Yicha wrote this bundle (\(word))")
    case .sameKeyTwice(let key): Label(zh: "密钥 \(key) 重复签名", en: "key \(key) signs twice")
    case .noExpiry(let kind):
      Label(zh: "\(kind.label.zh)没有有效期", en: "a \(kind.rawValue) bundle says no expiry")
    case .unknownKey(let key):
      Label(zh: "签名密钥 \(key) 不在已知密钥中", en: "signed by the unknown key \(key)")
    case .roleNotHeld(let key, let role):
      Label(zh: "密钥 \(key) 没有 \(role) 的角色", en: "key \(key) does not hold the role \(role)")
    case .signature(let key):
      Label(zh: "密钥 \(key) 的签名无效", en: "the signature of key \(key) does not hold")
    case .keyBeforeItsTime(let key):
      Label(zh: "密钥 \(key) 当时尚未生效", en: "key \(key) was not valid yet")
    case .keyRevoked(let key): Label(zh: "密钥 \(key) 已被吊销", en: "key \(key) was revoked")
    case .signersMissing(let kind, let role, let have, let need):
      Label(
        zh: "\(kind.label.zh)须有 \(need) 个 \(role.rawValue) 签名，只有 \(have) 个",
        en: "a \(kind.rawValue) bundle needs \(need) signers as \(role.rawValue) and has \(have)")
    case .issuerNotSigner(let issuer):
      Label(zh: "出具方 \(issuer) 不是签名方", en: "the issuer \(issuer) is not who signed")
    case .kind(let kind):
      Label(zh: "这是\(kind.label.zh)，此处不收", en: "a \(kind.rawValue) bundle is not wanted here")
    case .recipient(let party): Label(zh: "此包是发给 \(party) 的", en: "the bundle is for \(party)")
    case .replayed(let sequence, let last):
      Label(
        zh: "包的序号 \(sequence) 不大于已收的 \(last)，内容却不同：旧包或重放",
        en: "sequence \(sequence) is not above \(last), the last one taken, and its seal differs")
    case .sequenceForked(let sequence):
      Label(
        zh: "出具方的第 \(sequence) 号包有两个：此包所接的不是已收的那个",
        en: "its issuer sealed two bundles of number \(sequence): this one follows another than "
          + "was taken in")
    case .alreadyImported: Label(zh: "此包已经收过", en: "this bundle was taken in before")
    case .manifestHash:
      Label(zh: "文件清单与封条不符", en: "the manifest is not the one that the seal names")
    case .manifestLine(let line):
      Label(zh: "文件清单第 \(line) 行不合规定", en: "line \(line) of the manifest is malformed")
    case .manifestOrder(let path):
      Label(zh: "文件清单中 \(path) 顺序不对或重复", en: "\(path) is out of order or twice in the manifest")
    case .manifestCount(let sealed, let found):
      Label(
        zh: "文件清单有 \(found) 个文件，封条写 \(sealed) 个",
        en: "the manifest holds \(found) files, the seal says \(sealed)")
    case .tooManyFiles(let count): Label(zh: "文件过多：\(count) 个", en: "too many files: \(count)")
    case .windowsName(let path):
      Label(zh: "\(path) 不能作为文件名", en: "\(path) is no name that Windows can hold")
    case .fileAlsoFolder(let path):
      Label(zh: "\(path) 既是文件又是文件夹", en: "\(path) is a file and a folder")
    case .expandLines:
      Label(zh: "封条的解压清单与文件不符", en: "the seal's expand lines do not fit the files")
    case .payload(let sealed, let found):
      Label(
        zh: "内容共 \(found) 字节，封条写 \(sealed) 字节",
        en: "the files have \(found) bytes together, the seal says \(sealed)")
    case .fileHash(let path):
      Label(zh: "\(path) 的内容已被改动（哈希不符）", en: "\(path) was altered: its hash differs")
    case .expandsTooFar(let path):
      Label(
        zh: "\(path) 声明的解压大小超出任何记录文件（可能是压缩炸弹）",
        en: "\(path) says that it expands further than records do (a bomb?)")
    case .gzip(let path): Label(zh: "\(path) 的压缩已损坏", en: "\(path) is no gzip or damaged")
    case .expandsBeyond(let path):
      Label(zh: "\(path) 解压后超过封条所写的大小", en: "\(path) expands beyond what the seal says")
    case .notOneMember(let path):
      Label(zh: "\(path) 不是单一的压缩内容", en: "\(path) is not one gzip member of the sealed size")
    case .expandedHash(let path):
      Label(zh: "\(path) 解压后的内容已被改动", en: "\(path) expands to other bytes than sealed")
    case .lineEnd(let path):
      Label(zh: "\(path) 有一行为空、过长或没有结束", en: "a line of \(path) is empty, too long or has no end")
    case .noFile(let path): Label(zh: "包中没有 \(path)", en: "the bundle holds no \(path)")
    case .tooLargeForMemory(let path): Label(zh: "\(path) 过大", en: "\(path) is too large")
    case .path(let path): Label(zh: "包中不能有路径 \(path)", en: "no bundle may hold the path \(path)")
    case .sourceChanged(let path):
      Label(zh: "打包时 \(path) 被改动", en: "\(path) changed while it was packed")
    case .key(let name): Label(zh: "\(name) 不是可用的密钥", en: "\(name) is no usable key")
    case .file(let operation, let path, let errno):
      Label(
        zh: "文件 \(path) 无法使用（\(operation)：\(SystemWord.label(SystemWord.of(errno)).zh)）",
        en: "cannot use the file \(path) (\(operation): \(SystemWord.of(errno)))")
    }
  }

  /// What to do about it.
  var hint: Label {
    switch self {
    case .unknownKey, .roleNotHeld, .keyBeforeItsTime, .keyRevoked, .signersMissing,
      .issuerNotSigner:
      Label(
        zh: "不要使用此包；向办公室核对密钥（yicha office keys export DIR），或登记新的检查终端（yicha office keys enrol）",
        en: "do not use this bundle; check the keys with the office "
          + "(yicha office keys export DIR), or enrol the device (yicha office keys enrol)")
    case .signature, .manifestHash, .fileHash, .expandedHash:
      Label(
        zh: "不要使用此包，保留它并请出具方重新发出；核对：yicha verify PATH",
        en: "do not use this bundle; keep it and ask for it to be sent again; "
          + "check with: yicha verify PATH")
    case .kind:
      Label(
        zh: "任务包用 yicha field open，结果包用 yicha office merge，密钥包用 yicha field init",
        en: "task bundles: yicha field open; results: yicha office merge; keys: yicha field init")
    case .recipient:
      Label(
        zh: "在收件的终端上打开；本机编号见 yicha field status",
        en: "open it where it belongs; this device's id: yicha field status")
    case .replayed:
      Label(
        zh: "请办公室用 yicha office export 导出新的任务包",
        en: "ask the office for a new one: yicha office export")
    case .sequenceForked:
      Label(
        zh: "不要使用此包，保留它并报告根密钥保管人：出具方可能由旧备份恢复，或其密钥被他人使用",
        en: "do not use this bundle; keep it and tell the holders of the root keys: its issuer was "
          + "restored from an old copy, or somebody else has its key")
    case .alreadyImported: Label(zh: "无需再做", en: "nothing is to be done")
    case .key:
      Label(
        zh: "用 yicha field init 或 yicha office init 生成的 .pem 密钥文件",
        en: "use a .pem file as yicha field init or yicha office init made it")
    case .file(_, _, ENOSPC):
      Label(zh: "腾出空间后再试：df -h", en: "free some space, then try again: df -h")
    case .file(_, let path, _), .tooLargeForMemory(let path):
      Label(zh: "核对路径和权限：ls -l \(path)", en: "check the path and permissions: ls -l \(path)")
    case .sourceChanged: Label(zh: "再打包一次：yicha field pack --to DIR", en: "pack again")
    case .newerFormat:
      Label(
        zh: "换用较新的程序再试（本机版本见 yicha --version）",
        en: "use a newer program (this one's version: yicha --version)")
    case .encryption(let error): error.hint
    case .notPlain: Label(zh: "先拷贝成普通文件再用", en: "copy it to a plain file and use that")
    case .bagit:
      Label(
        zh: "核对路径；较新的包用较新的程序（yicha --version）",
        en: "check the path; a newer bundle needs a newer program (yicha --version)")
    case .truncated, .header, .entrySize, .checksum, .tooLarge, .directory, .endRecord, .trailing,
      .seal, .sameKeyTwice, .noExpiry, .manifestLine, .manifestOrder, .manifestCount,
      .tooManyFiles, .windowsName, .fileAlsoFolder, .expandLines, .payload, .expandsTooFar, .gzip,
      .expandsBeyond,
      .notOneMember, .lineEnd, .noFile, .path:
      Label(
        zh: "重新拷贝一次；仍不行就请出具方重新发出，再核对：yicha verify PATH",
        en: "copy it again; if that fails, ask for it to be sent again; "
          + "check with: yicha verify PATH")
    }
  }
}

extension BundleKind {
  /// The kind, for people.
  var label: Label {
    switch self {
    case .task: Label(zh: "任务包", en: "task bundle")
    case .result: Label(zh: "结果包", en: "result bundle")
    case .receipt: Label(zh: "回执包", en: "receipt bundle")
    case .keys: Label(zh: "密钥包", en: "keys bundle")
    }
  }
}
