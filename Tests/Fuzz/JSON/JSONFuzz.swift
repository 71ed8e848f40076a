import Canonical
import FuzzDriver

/// Any bytes to the canonical reader: what it takes is written as the very same bytes.
@main
enum JSONFuzz {
  static func main() throws {
    try Fuzzing.run(seeds: { seeds.map { Array($0.utf8) } }, test: take)
  }

  private static func take(_ input: [UInt8]) {
    let value: JSONValue
    do throws(CanonicalError) {
      value = try CanonicalJSON.read(input)
    } catch {
      return
    }
    do throws(CanonicalError) {
      let written = try CanonicalJSON.write(value)
      Fuzzing.require(written == input, "what is read is written as the same bytes")
    } catch {
      fatalError("what is read can be written")
    }
  }

  private static let seeds = [
    "null", "[true,false,null]", "[-9007199254740991,0,9007199254740991]",
    #"{"a":{"b_1":[[],{}]},"c":""}"#, #""中文 é \"\\\n\t\u0041""#, #"["𠮷","豈","a\u0301"]"#,
    #"{"at":1693793340000,"by":["GP0007"],"data":{"question":"CT-01","value":"yes"},"seq":4}"#,
    String(repeating: "[", count: 16) + String(repeating: "]", count: 16),
  ]
}
