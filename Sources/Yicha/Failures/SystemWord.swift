import Glibc
import Inspection

/// The system's word for an error number.
enum SystemWord {
  /// Such as `No such file or directory`.
  static func of(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }

  /// The system's word in both languages; one that is not in the table stands for itself.
  static func label(_ word: String) -> Label {
    Label(zh: chinese[word] ?? word, en: word)
  }

  private static let chinese = Dictionary(
    [
      ENOENT: "没有这个文件或文件夹", EACCES: "没有权限", EPERM: "不允许这样做", EEXIST: "已经存在",
      EISDIR: "这是文件夹", ENOTDIR: "路径中有一段不是文件夹", ENOSPC: "磁盘已满", EROFS: "磁盘只读",
      EIO: "读写出错", EDQUOT: "超出磁盘配额", EFBIG: "文件太大", ENAMETOOLONG: "名称太长",
      ELOOP: "这是链接，不予打开", EMFILE: "打开的文件太多", ENFILE: "系统打开的文件太多", EBUSY: "正被使用",
      ENODEV: "没有这个设备", ENXIO: "没有这个设备", ENOTEMPTY: "文件夹不是空的", EINVAL: "系统不接受",
    ].map { (of($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
}
