import Glibc

@testable import Sealing

/// A good bundle with one byte replaced by each other value, all of them, one after the other.
enum EveryByte {
  /// Holds the reader to refusing every one, and prints how many there were.
  static func run(_ good: [UInt8], by reader: BundleReader) throws(BundleError) {
    _ = try reader.verify(MemorySource(good))
    var bytes = good
    var count = 0
    for index in good.indices {
      for value in UInt8.min...UInt8.max where value != good[index] {
        bytes[index] = value
        guard isRefused(bytes, by: reader) else {
          print("byte \(index) as \(value) is accepted")
          exit(1)
        }
        count += 1
      }
      bytes[index] = good[index]
    }
    print("every value of every byte: \(count) bundles, none accepted")
  }

  private static func isRefused(_ bytes: [UInt8], by reader: BundleReader) -> Bool {
    do throws(BundleError) {
      _ = try reader.verify(MemorySource(bytes))
      return false
    } catch {
      return true
    }
  }
}
