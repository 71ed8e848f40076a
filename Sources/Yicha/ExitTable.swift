/// The exit codes as every help page ends with them (design 6).
enum ExitTable {
  static let discussion = """
    退出码 / EXIT CODES
      0 完成 done   1 失败 failed   3 需人处理 a person is needed   4 不完整，未做 incomplete, nothing done
      10 无此库 store missing   11 占用 busy   12 版本较新 newer store
      20 格式损坏 malformed   21 不可信 not authentic   22 非发给此处 not for here   23 记录自相矛盾 contradiction
      64 用法错误 usage   65 输入不接受 input not accepted
    """
}
