/// A file or folder of the modelled disk; whatever happens to names, it stays the same one.
struct NodeID: Hashable {
  let number: Int
}

/// One thing that a command did to the disk, or said.
enum DiskStep {
  /// Bytes of a file.
  case write(NodeID, offset: Int, bytes: [UInt8])
  /// The length of a file.
  case truncate(NodeID, size: Int)
  /// Names that come, go or change what they mean, together or not at all.
  case names([(folder: NodeID, name: String, node: NodeID?)])
  /// Everything that was done to this file, or to the names in this folder, is on the disk.
  case sync(NodeID)
  /// The first words on stdout: from here on the person has reason to believe that it is done.
  case said
}
