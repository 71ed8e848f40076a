/// A small picture as evidence: a real BMP file of 16 × 16 pixels in the colours of the bytes
/// given.
enum DemoPhoto {
  /// The file.
  ///
  /// - Parameter colours: 48 bytes: sixteen columns of blue, green, red.
  /// - Returns: Its bytes.
  static func bitmap(_ colours: [UInt8]) -> [UInt8] {
    let side = 16
    let pixels = (0..<side).flatMap { _ in colours.prefix(side * 3) }
    var file: [UInt8] = Array("BM".utf8)
    file += little(54 + pixels.count) + little(0) + little(54)
    file += little(40) + little(side) + little(side)
    file += [1, 0, 24, 0] + little(0) + little(pixels.count)
    file += little(2835) + little(2835) + little(0) + little(0)
    return file + pixels
  }

  private static func little(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
