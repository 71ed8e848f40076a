/// That many random bytes, so that a test can fix them.
package typealias AgeRandom = @Sendable (_ count: Int) -> [UInt8]
