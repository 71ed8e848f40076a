import Foundation

/// Changes a database behind the program's back, with the triggers out of the way and back again.
package enum SQLiteScript {
  /// Runs statements on a database file.
  ///
  /// - Returns: Whether they ran.
  /// - Throws: when python3 cannot be started.
  package static func run(_ sql: String, on path: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path, sql]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static let script = """
    import sqlite3, sys
    c = sqlite3.connect(sys.argv[1])
    triggers = c.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    if "TRIGGER" in sys.argv[2]: triggers = []
    for name, _ in triggers: c.execute("DROP TRIGGER " + name)
    c.executescript(sys.argv[2])
    for _, sql in triggers: c.execute(sql)
    c.commit()
    """
}
