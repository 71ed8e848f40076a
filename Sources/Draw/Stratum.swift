/// A class of objects that is drawn from on its own, by risk class (requirements C2).
package struct Stratum: Equatable, Sendable {
  /// Its name in the plan and in the pool.
  package let name: String
  /// How many of each thousand are drawn, rounded up.
  package let permille: Int
  /// How many are drawn at least; a fixed number is permille 0 and this.
  package let min: Int
  /// How many next in rank stand ready to replace.
  package let reserve: Int

  /// - Throws: `invalid` for an empty name, a permille outside 0…1000, a negative number.
  package init(name: String, permille: Int, min: Int = 0, reserve: Int = 0) throws(DrawError) {
    try DrawText.require(name, .name)
    guard (0...1000).contains(permille) else { throw .invalid(.permille) }
    guard min >= 0 else { throw .invalid(.min) }
    guard reserve >= 0 else { throw .invalid(.reserve) }
    self.name = name
    self.permille = permille
    self.min = min
    self.reserve = reserve
  }

  /// How many of `size` objects are drawn (`quota` of verify_draw.py).
  package func quota(of size: Int) -> Int {
    Swift.min(size, Swift.max(min, (size * permille + 999) / 1000))
  }
}
