/// Where an item of a county's list comes from (requirement H3).
package enum ItemOrigin: Hashable, Sendable {
  /// From the city's list, under this id.
  case city(String)
  /// Added by the county.
  case local
}
