import Draw

/// A draw small enough to read, made by the auditors' script: a stratum of two and one of three,
/// one object left out, one with three tickets, two recusals, and too few inspectors for all
/// places.
enum GoldenDraw {
  /// `plan.json`.
  static let plan = #"""
    {"draw":"G-1","filter":"catering and open","format":"yicha-draw/v1","inspectors":"9e4b37aeac43ebd0274dec40626360993200671d4859d869091ff174ebf3d5d8","left_out":{"歇业":1},"pool":"e5def7d231b5d0e14f1bc92424a06ff34f853b66abc34806b8aa53115ae34eaf","randomness":"two dice","register":"b2c27b9e5cae147a7c37403149bd836ab42e68ee62e61df35db77194de51fb2d","roles":[{"departments":["市场监管"],"name":"lead","specialty":true},{"departments":["市场监管","消防"],"name":"second"}],"strata":[{"min":0,"name":"A","permille":500,"reserve":1},{"min":1,"name":"D","permille":1000,"reserve":2}]}

    """#

  /// `register.jsonl`.
  static let register = #"""
    {"id":"E-01","salt":"a65e708bf319065a6e3e2635aae02596","specialty":"food","stratum":"A"}
    {"id":"E-02","salt":"0c5442af192dd6d3145e17f505473422","specialty":"drug","stratum":"D","weight":3}
    {"id":"E-03","out":"歇业","salt":"17bd63ffea3e832838a9cbac28987684"}
    {"id":"E-04","salt":"f4bb65ce671243325be1725a6e9a6884","specialty":"food","stratum":"D"}
    {"id":"E-05","salt":"6a6511456fedb4f2e959b6e339d0f55f","stratum":"A"}
    {"id":"E-06","salt":"6055a3b48f3a88eabd446babf4dcc780","specialty":"food","stratum":"D"}

    """#

  /// `pool.jsonl`.
  static let pool = #"""
    {"id":"E-01","salt":"a65e708bf319065a6e3e2635aae02596","specialty":"food","stratum":"A"}
    {"id":"E-02","salt":"0c5442af192dd6d3145e17f505473422","specialty":"drug","stratum":"D","weight":3}
    {"id":"E-04","salt":"f4bb65ce671243325be1725a6e9a6884","specialty":"food","stratum":"D"}
    {"id":"E-05","salt":"6a6511456fedb4f2e959b6e339d0f55f","stratum":"A"}
    {"id":"E-06","salt":"6055a3b48f3a88eabd446babf4dcc780","specialty":"food","stratum":"D"}

    """#

  /// `inspectors.jsonl`.
  static let inspectors = #"""
    {"cap":2,"department":"市场监管","id":"GP1","specialties":["food"]}
    {"cap":1,"department":"市场监管","id":"GP2","recused":["E-06"],"specialties":["drug","food"]}
    {"cap":3,"department":"市场监管","id":"GP3","recused":["E-02"],"specialties":[]}
    {"cap":1,"department":"消防","id":"GP4","specialties":[]}

    """#

  /// `result.json`.
  static let result = #"""
    {
     "seed": "0c87698130e58eb7b894d1db94347a7a983377fae650beb9fc1a63a9aeec9a8a",
     "picked": [
      "E-02",
      "E-01",
      "E-06",
      "E-04"
     ],
     "reserve": {
      "A": [
       "E-05"
      ],
      "D": []
     },
     "cut": {
      "A": "299ce6f539189a12137dd2570491e4873a25313049c2fb2e51513ca273789142",
      "D": "89a3f9d7f2f254be3d5177cc5515c497b8de05168116f5a6bf5a05f4cd48698c"
     },
     "teams": {
      "E-02": [
       "GP2",
       "GP4"
      ],
      "E-01": [
       "GP1",
       "GP3"
      ],
      "E-06": [
       "GP1",
       "GP3"
      ],
      "E-04": [
       null,
       "GP3"
      ]
     },
     "unfilled": [
      [
       "E-04",
       0
      ]
     ]
    }

    """#

  /// `public.json`, its teams in the order of the ids.
  static let published = #"""
    {
     "plan_sha256": "d43749fba9665783e825c0f083617d152ac57a3b7eb88e1830af51d745911f42",
     "seed": "0c87698130e58eb7b894d1db94347a7a983377fae650beb9fc1a63a9aeec9a8a",
     "picked": [
      "E-01",
      "E-02",
      "E-04",
      "E-06"
     ],
     "teams": {
      "E-01": [
       "GP1",
       "GP3"
      ],
      "E-02": [
       "GP2",
       "GP4"
      ],
      "E-04": [
       null,
       "GP3"
      ],
      "E-06": [
       "GP1",
       "GP3"
      ]
     },
     "cut": {
      "A": "299ce6f539189a12137dd2570491e4873a25313049c2fb2e51513ca273789142",
      "D": "89a3f9d7f2f254be3d5177cc5515c497b8de05168116f5a6bf5a05f4cd48698c"
     }
    }

    """#

  /// `seed.txt`.
  static let seed = "dice 4.2\n"

  static let planHash = "d43749fba9665783e825c0f083617d152ac57a3b7eb88e1830af51d745911f42"

  static var folder: DrawFolder {
    var folder = DrawFolder()
    folder[.plan] = Array(plan.utf8)
    folder[.register] = Array(register.utf8)
    folder[.pool] = Array(pool.utf8)
    folder[.inspectors] = Array(inspectors.utf8)
    folder[.seed] = Array(seed.utf8)
    folder[.result] = Array(result.utf8)
    folder[.public] = Array(published.utf8)
    return folder
  }
}
