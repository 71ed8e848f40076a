package import Canonical

/// Two or more certified officers, one of whom leads, and the technicians who assist them.
package struct Team: Hashable, Sendable {
  /// The number of the leader.
  package let leader: String
  /// All members, in the order in which they were assigned.
  package let members: [TeamMember]

  /// The fewest certified officers that the law allows (行政处罚法 42; requirements 2.7).
  package static let fewestOfficers = 2

  /// A team that may inspect.
  ///
  /// - Throws: `TeamError` for why it may not.
  package init(
    leader: String, members: [TeamMember], fewest: Int = fewestOfficers
  ) throws(TeamError) {
    var ids: Set<String> = []
    for member in members where !ids.insert(member.id).inserted { throw .twice(member.id) }
    let officers = members.filter(\.counts)
    let needed = max(fewest, Self.fewestOfficers)
    guard officers.count >= needed else {
      throw .officers(found: officers.count, needed: needed)
    }
    guard officers.contains(where: { $0.id == leader }) else { throw .leader }
    self.leader = leader
    self.members = members
  }

  /// The members who count: they sign the visit.
  package var officers: [TeamMember] { members.filter(\.counts) }

  /// A team from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `team` where it may not inspect.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("leader", "members")
    let leader = try reader.text("leader")
    let members = try reader.objects("members", TeamMember.init)
    do throws(TeamError) {
      try self.init(leader: leader, members: members)
    } catch {
      throw DataError(path: reader.path, reason: .team(error))
    }
  }

  /// The team's value in records.
  package var value: JSONValue {
    ["leader": .string(leader), "members": .array(members.map(\.value))]
  }
}
