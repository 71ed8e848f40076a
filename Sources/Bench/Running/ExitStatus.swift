/// How a program ended.
enum ExitStatus: Equatable, Sendable {
  /// It ended by itself with this code.
  case code(Int32)
  /// A signal of this number ended it.
  case signal(Int32)

  /// From the status that wait4 gives for a program that ended.
  init(status: Int32) {
    let signal = status & 0x7f
    self = signal == 0 ? .code((status >> 8) & 0xff) : .signal(signal)
  }
}

extension ExitStatus: CustomStringConvertible {
  var description: String {
    switch self {
    case .code(let code): "ended with code \(code)"
    case .signal(let signal): "was ended by signal \(signal)"
    }
  }
}
