import Glibc
import Inspection
package import Journal

extension Surroundings {
  /// The machine's own clock and randomness.
  package static let live = Surroundings(
    now: { Timestamp(milliseconds: milliseconds(of: CLOCK_REALTIME)) },
    mono: { milliseconds(of: CLOCK_BOOTTIME) },
    machineBoot: bootIdentifier(),
    random: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })

  private static func milliseconds(of clock: clockid_t) -> Int {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func bootIdentifier() -> String {
    let bytes = (try? AtomicFile.read("/proc/sys/kernel/random/boot_id")) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }
}
