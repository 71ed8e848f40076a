/// All vectors, group by group.
enum Vectors {
  static let all =
    ValidVectors.all + HeaderVectors.all + LengthVectors.all + DirectoryVectors.all
    + SealVectors.all + SignatureVectors.all + SignerVectors.all + KeyTimeVectors.all
    + AddresseeVectors.all + PathVectors.all + ManifestVectors.all + ExpandVectors.all
}
