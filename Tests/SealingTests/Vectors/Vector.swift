import Inspection
import Testing

@testable import Sealing

/// A bundle as a file of `Bundles/`: good, or with one defect that its name says.
struct Vector: Sendable, CustomTestStringConvertible {
  /// What the stock tools say.
  enum Stock: String, Sendable { case accept, refuse }

  /// What the verifiers are told besides the bundle and the folder of keys.
  enum Option: Sendable {
    case recipient(String)
    case last(Int)
    case keys(VectorKeys)

    var words: [String] {
      switch self {
      case .recipient(let party): ["--recipient", party]
      case .last(let sequence): ["--last", "\(sequence)"]
      case .keys(let keys): ["--keys", keys.path]
      }
    }
  }

  let name: String
  /// What refuses it; nil for a good bundle.
  let error: BundleError?
  let stock: Stock
  let options: [Option]
  let bytes: @Sendable () throws -> [UInt8]

  init(
    _ name: String, _ error: BundleError?, stock: Stock = .refuse, options: [Option] = [],
    bytes: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.name = name
    self.error = error
    self.stock = stock
    self.options = options
    self.bytes = bytes
  }

  var testDescription: String { name }

  /// The file, from `Bundles/`.
  var path: String { "\(error == nil ? "valid" : "broken")/\(name).zip" }

  /// The text of the `.expect` file: `exit`, `check` (`-` for none), `stock`, then `with` lines.
  var expect: String {
    let exit = (error?.exitCode ?? .done).rawValue
    let head = "exit \(exit)\ncheck \(error?.check.rawValue ?? "-")\nstock \(stock.rawValue)\n"
    return options.reduce(head) { "\($0)with \($1.words.joined(separator: " "))\n" }
  }
}
