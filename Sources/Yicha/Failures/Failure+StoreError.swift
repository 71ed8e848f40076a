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
    case .contentDiffers, .rowAltered: .contradiction
    case .exists, .database, .file, .contentMissing: .failed
    }
  }

  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .missing(let folder):
      Label(zh: "\(folder) 中没有库", en: "there is no store in \(folder)")
    case .exists(let path):
      Label(zh: "\(path) 已存在，未改动", en: "\(path) is there already and was not touched")
    case .busy(let holder):
      Label(zh: "库正被占用：\(holder)", en: "the store is busy: \(holder)")
    case .newer(let folder):
      Label(zh: "\(folder) 的库由更新版本写成", en: "a newer Yicha wrote the store in \(folder)")
    case .notAStore(let folder):
      Label(zh: "\(folder) 中的不是本命令所用的库", en: "what lies in \(folder) is no store of this kind")
    case .database(let message):
      Label(zh: "数据库拒绝：\(message)", en: "the database refused: \(message)")
    case .file(let path, let why):
      Label(zh: "文件 \(path) 无法使用：\(why)", en: "cannot use the file \(path): \(why)")
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
    }
  }

  /// What to do about it.
  var hint: Label {
    switch self {
    case .missing:
      Label(
        zh: "用 --store 指明文件夹，或先运行 yicha field init KEYS.zip（办公室：yicha office init）",
        en: "name the folder with --store, or run yicha field init KEYS.zip first "
          + "(the office: yicha office init)")
    case .exists: Label(zh: "换一个名称，或先把它移走", en: "use another name, or move it away first")
    case .busy: Label(zh: "等它结束后再运行一次", en: "wait until it ends, then run this again")
    case .newer:
      Label(
        zh: "用 yicha --version 核对版本，换用较新的程序",
        en: "compare with yicha --version and use the newer program")
    case .notAStore:
      Label(
        zh: "用 --store 指明正确的文件夹（检查端 yicha field，办公室 yicha office）",
        en: "name the right folder with --store (laptops: yicha field, the office: yicha office)")
    case .database:
      Label(
        zh: "未作改动；检查磁盘空间和权限后再运行，再核对：yicha field verify",
        en: "nothing has changed; check disk space and permissions, then: yicha field verify")
    case .file(let path, _):
      Label(zh: "核对路径和权限：ls -l \(path)", en: "check the path and permissions: ls -l \(path)")
    case .contentMissing, .contentDiffers, .rowAltered:
      Label(
        zh: "停止使用此库并保留原样，从备份或已交付的结果包恢复；逐项核对：yicha field verify",
        en: "stop using this store and keep it as it is; restore from a backup or from delivered "
          + "bundles; to see every defect: yicha field verify")
    }
  }
}
