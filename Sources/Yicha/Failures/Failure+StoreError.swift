import Canonical
import Inspection
import Storage

extension Failure {
  init(_ error: StoreError) {
    self.init(error.exitCode, error.label, hint: error.hint)
  }
}

extension StoreError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .missing, .notAStore: .storeMissing
    case .busy: .storeBusy
    case .newer: .storeNewer
    case .keyDiffers: .notAuthentic
    case .damaged, .contentMissing, .contentDiffers, .rowAltered, .rowDiffers, .textUnreadable,
      .schemaDiffers:
      .contradiction
    case .exists, .full, .notDurable, .database, .file, .notPlain, .notDelivered, .tooLong: .failed
    }
  }

  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .missing(let folder, _):
      Label(zh: "\(folder) 中没有库", en: "there is no store in \(folder)")
    case .exists(let path):
      Label(zh: "\(path) 已存在，未改动", en: "\(path) is there already and was not touched")
    case .busy(let holder):
      Label(
        zh: "库正被占用：\(holder.replacing(", process ", with: "，进程 "))",
        en: "the store is busy: \(holder)")
    case .newer(let folder):
      Label(zh: "\(folder) 的库由更新版本写成", en: "a newer Yicha wrote the store in \(folder)")
    case .notAStore(let folder):
      Label(zh: "\(folder) 中的不是本命令所用的库", en: "what lies in \(folder) is no store of this kind")
    case .keyDiffers(let path):
      Label(zh: "\(path) 不是此库的密钥", en: "\(path) is not the key of this store")
    case .damaged(let path, _):
      Label(zh: "数据库 \(path) 已损坏", en: "the database \(path) is damaged")
    case .full(let path):
      Label(zh: "磁盘已满，无法写入 \(path)", en: "the disk is full: \(path) cannot be written")
    case .notDurable(let path):
      Label(
        zh: "磁盘没有确认 \(path) 已写入，不知是否保存",
        en: "the disk did not confirm that \(path) was written: it may or may not be kept")
    case .database(let message, _):
      Label(zh: "数据库拒绝：\(message)", en: "the database refused: \(message)")
    case .file(let path, let why):
      Label(
        zh: "文件 \(path) 无法使用：\(SystemWord.label(why).zh)",
        en: "cannot use the file \(path): \(why)")
    case .notPlain(let path):
      Label(
        zh: "\(path) 不是普通文件（是文件夹、链接、管道或设备）",
        en: "\(path) is no plain file but a folder, a link, a pipe or a device")
    case .notDelivered(let path):
      Label(
        zh: "\(path) 读回后与封装时不同", en: "\(path) does not read back as what was sealed")
    case .tooLong(let path, let limit):
      Label(zh: "\(path) 超过 \(limit) 字节", en: "\(path) is longer than \(limit) bytes")
    case .contentMissing(let digest):
      Label(zh: "缺少文件 \(digest.hex)", en: "the file \(digest.hex) is not here")
    case .contentDiffers(let digest):
      Label(
        zh: "文件 \(digest.hex) 的内容已被改动",
        en: "the file \(digest.hex) does not hold what its name says")
    case .rowAltered(let origin, let number):
      Label(
        zh: "\(origin) 第 \(number) 条记录在程序之外被改动",
        en: "entry \(number) of \(origin) was changed outside the program")
    case .rowDiffers(let table, let key):
      Label(
        zh: "表 \(table) 的行 \(key) 在程序之外被改动、删除或添加",
        en: "row \(key) of table \(table) was changed, deleted or added outside the program")
    case .textUnreadable:
      Label(zh: "库中有一处文字在程序之外被改动", en: "a stored text was changed outside the program")
    case .schemaDiffers(let name):
      Label(
        zh: "数据库结构被改动：\(name)", en: "the database's structure was changed: \(name)")
    }
  }

  /// What to do about it.
  var hint: Label {
    switch self {
    case .missing(_, .field):
      Label(
        zh: "用 --store 指明文件夹，或先运行 yicha field init KEYS.zip",
        en: "name the folder with --store, or run yicha field init KEYS.zip first")
    case .missing(_, .office):
      Label(
        zh: "用 --store 指明文件夹，或先运行 yicha office init",
        en: "name the folder with --store, or run yicha office init first")
    case .exists: Label(zh: "换一个名称，或先把它移走", en: "use another name, or move it away first")
    case .busy: Label(zh: "等它结束后再运行一次", en: "wait until it ends, then run this again")
    case .newer:
      Label(
        zh: "用 yicha --version 核对版本，换用较新的程序",
        en: "compare with yicha --version and use the newer program")
    case .notAStore:
      Label(
        zh: "用 --store 指明正确的文件夹（检查终端 yicha field，办公室 yicha office）",
        en: "name the right folder with --store (laptops: yicha field, the office: yicha office)")
    case .keyDiffers:
      Label(
        zh: "放回此库自己的密钥文件再运行；未记录任何内容",
        en: "put the store's own key file back; nothing was recorded")
    case .damaged(_, let kind): kind.restoreHint
    case .full:
      Label(zh: "腾出空间后再运行；未作改动", en: "make room and run this again; nothing has changed")
    case .notDurable:
      Label(
        zh: "磁盘可能将坏：先把整个库文件夹拷到另一块磁盘，在那里运行 verify 和 log，看最后一次操作是否在内，再继续",
        en: "the disk may be failing: copy the store's folder to another disk, run verify and log "
          + "there to see whether the last act is in it, and go on there")
    case .database(_, let kind):
      Label(
        zh: "未作改动；核对此库：yicha \(kind.rawValue) verify",
        en: "nothing has changed; check the store: yicha \(kind.rawValue) verify")
    case .file(let path, _):
      Label(zh: "核对路径和权限：ls -l \(path)", en: "check the path and permissions: ls -l \(path)")
    case .notPlain: Label(zh: "先拷贝成普通文件再用", en: "copy it to a plain file and use that")
    case .notDelivered:
      Label(
        zh: "删去该文件，换一个U盘再写一次", en: "delete that file and write it again, to another stick")
    case .tooLong(let path, _):
      Label(zh: "核对是否选错了文件：ls -l \(path)", en: "is it the right file? ls -l \(path)")
    case .contentMissing(let digest), .contentDiffers(let digest):
      Label(
        zh: "从备份或已交付的结果包找回该文件；证据确实无法找回：yicha field lost \(digest.hex) --reason 原因",
        en: "restore the file from a backup or from delivered bundles; evidence that cannot be had "
          + "back: yicha field lost \(digest.hex) --reason WHY")
    case .rowAltered, .rowDiffers, .textUnreadable, .schemaDiffers:
      Label(
        zh: "停止使用此库并保留原样，从备份或已交付的结果包恢复；逐项核对：yicha field verify 或 yicha office verify",
        en: "stop using this store and keep it as it is; restore from a backup or from delivered "
          + "bundles; every defect: yicha field verify, or yicha office verify")
    }
  }
}

extension StoreKind {
  /// Where the records of a damaged store can come from.
  fileprivate var restoreHint: Label {
    switch self {
    case .field:
      Label(
        zh: "停止使用并保留原样；已送达的记录在办公室，未送达的从备份或 outbox 中的结果包恢复",
        en:
          "stop using it and keep it as it is; what was delivered is with the office, the rest in "
          + "a backup or the bundles in outbox")
    case .office:
      Label(
        zh: "停止使用并保留原样；从备份恢复，再合并其后收到的结果包",
        en: "stop using it and keep it as it is; restore a backup, then merge the bundles since")
    }
  }
}
