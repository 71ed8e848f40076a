/// Which columns of a register the members of its records come from, in the order of the columns.
package enum RegisterMembers {
  /// Those of `Subject.value`.
  package static let subject = [
    ("number", "统一社会信用代码"), ("name", "名称"), ("kind", "对象类型"), ("entity_type", "主体类型"),
    ("trade", "行业"), ("industry_code", "行业代码"), ("region", "行政区划"), ("station", "监管所"),
    ("address", "住所"), ("legal_representative", "法定代表人"), ("phone", "联系电话"),
    ("established", "成立日期"), ("status", "登记状态"), ("risks", "信用风险等级"),
    ("unread_risk", "信用风险等级"), ("checklist", "检查表"), ("sandbox", "沙盒"),
  ]

  /// Those of `Inspector.value`.
  package static let inspector = [
    ("id", "人员编号"), ("name", "姓名"), ("department", "部门"), ("category", "类别"),
    ("certificate", "执法证"), ("specialties", "专业"), ("area", "片区"), ("in_post", "状态"),
    ("interests", "利害关系"), ("unread_interests", "利害关系"),
  ]
}
