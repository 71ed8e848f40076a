import Testing

@testable import Draw

@Suite("JSON as draws publish it")
struct PublishedJSONTests {
  private func read(_ text: String) -> PublishedJSON? { PublishedReader.read(Array(text.utf8)) }

  @Test("Both forms are written as Python writes them")
  func forms() throws {
    let value = try #require(read(#"{"b":[1,[],{}],"a":{"歇业":"\u0001\"\\\n\r\t\b\f\u007f/"}}"#))
    #expect(
      String(decoding: value.compact, as: UTF8.self)
        == #"{"a":{"歇业":"\u0001\"\\\n\r\t\b\f"# + "\u{7F}" + #"/"},"b":[1,[],{}]}"#)
    let indented = #"""
      {
       "b": [
        1,
        [],
        {}
       ],
       "a": {
        "歇业": "\u0001\"\\\n\r\t\b\f
      """# + "\u{7F}" + #"""
        /"
         }
        }

        """#
    #expect(String(decoding: value.indented, as: UTF8.self) == indented)
  }

  @Test(
    "Any spelling of one value reads as that value",
    arguments: [
      (" { \"a\" : [ 1 , null ] } \n", "{\"a\":[1,null]}"), ("\"\\ud83d\\ude00\"", "\"😀\""),
      ("\"\\u7535\"", "\"电\""), ("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}"),
      ("[true,false,-7]", "[true,false,-7]"), ("{\"b\":0,\"a\":0}", "{\"a\":0,\"b\":0}"),
    ])
  func spellings(_ text: String, _ same: String) throws {
    #expect(try #require(read(text)) == #require(read(same)))
  }

  @Test("A letter with its accent is another text than the two characters")
  func spelledApart() throws {
    #expect(try #require(read("\"\u{E9}\"")) != #require(read("\"e\u{301}\"")))
    let both = try #require(read("{\"\u{E9}\":1,\"e\u{301}\":2}"))
    #expect(both.members?.count == 2)
    #expect(both["\u{E9}"]?.integer == 1)
  }

  @Test(
    "Numbers that are no integers are kept as spelled",
    arguments: ["1.5", "1.0", "-0", "1e3", "1E+3", "2.5e-3", "99999999999999999999"])
  func numbers(_ text: String) {
    #expect(read(text)?.integer == nil)
    #expect(read(text)?.compact == Array(text.utf8))
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", " ", "{", "[", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "nul", "truth",
      "01", "-", "-01", "1.", ".5", "1e", "+1", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
      "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u+123\"", "\"a\nb\"", "1 2", "[] []", "\u{FEFF}1",
      String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
    ])
  func refused(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test("Bytes that are not UTF-8 are refused")
  func encoding() {
    #expect(PublishedReader.read([0x22, 0xFF, 0x22]) == nil)
    #expect(PublishedReader.read([0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
  }
}
