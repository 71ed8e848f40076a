/// JSON as `plan.json`, `result.json`, `public.json` and proofs hold it.
///
/// It is not the profile of the records: ids, strata and reasons stand as keys there, which that
/// profile never allows. Members keep their order, and equality is that of the bytes, because
/// String's own takes two spellings of a character for one.
enum PublishedJSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is no integer, as it was spelled.
  case number(String)
  case string(String)
  case array([PublishedJSON])
  case object([Member])

  /// A key and what stands under it.
  struct Member: Sendable {
    let key: String
    let value: PublishedJSON

    init(_ key: String, _ value: PublishedJSON) {
      self.key = key
      self.value = value
    }

    init(_ field: DrawField, _ value: PublishedJSON) {
      self.init(field.rawValue, value)
    }
  }

  static func strings(_ texts: some Sequence<String>) -> PublishedJSON {
    .array(texts.map(PublishedJSON.string))
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  var array: [PublishedJSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  var strings: [String]? {
    guard let array else { return nil }
    let texts = array.compactMap(\.string)
    return texts.count == array.count ? texts : nil
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  subscript(key: String) -> PublishedJSON? {
    members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  subscript(field: DrawField) -> PublishedJSON? { self[field.rawValue] }

  /// The members with sorted keys and no spaces: one spelling for one value.
  var compact: [UInt8] {
    var writer = PublishedWriter(indented: false)
    writer.append(self, depth: 0)
    return writer.bytes
  }

  /// One value or member a line, indented by one space, ending in a line end, as Python's
  /// `json.dumps(…, ensure_ascii=False, indent=1)` and `print` write it.
  var indented: [UInt8] {
    var writer = PublishedWriter(indented: true)
    writer.append(self, depth: 0)
    return writer.bytes + [0x0A]
  }
}

extension PublishedJSON: Equatable {
  static func == (left: PublishedJSON, right: PublishedJSON) -> Bool {
    left.compact == right.compact
  }
}
