/// What is said where a document is in force just as it is.
enum Unchanged {
  /// Says it.
  static func tell() {
    Console.live.say(
      "内容与现行的相同，未作改动", "the same is in force already: nothing was changed")
  }
}
