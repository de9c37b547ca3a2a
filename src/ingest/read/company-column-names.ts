/** Users: what `import users` looks for. */
export const userColumns = {
  name: ['姓名', '员工姓名', '名字', '成员姓名', 'name', 'full name', 'user name', 'sales agent'],
  id: ['账号', '用户名', '工号', '员工编号', '成员账号', 'id', 'user', 'handle', 'username', 'login'],
  email: ['邮箱', '企业邮箱', '电子邮箱', 'email', 'e mail', 'email address', 'mail'],
  role: ['角色', '职务', '职位', '岗位', 'role', 'title', 'position'],
  manager: ['主管', '上级', '直属上级', '经理', '汇报对象', 'manager', 'reports to', 'supervisor'],
  team: ['团队', '部门', '小组', '大区', 'team', 'department', 'group', 'regional office', 'region'],
  locale: ['语言', 'locale', 'language', 'lang'],
  zone: ['时区', 'zone', 'time zone', 'timezone', 'tz'],
  slack: ['slack', 'slack id', 'slack user', 'slack user id'],
  wecom: ['企业微信', '企业微信账号', '企微', '企微账号', 'wecom', 'wecom id', 'wework'],
} as const

/** Exchange rates: what `rates import` looks for. */
export const rateColumns = {
  date: ['日期', '汇率日期', '生效日期', '发布日期', '发布时间', 'date', 'day', 'rate date', 'valid from'],
  from: [
    '源币种',
    '外币',
    '原币',
    '原币种',
    '币种',
    '货币',
    'from',
    'from currency',
    'source currency',
    'currency',
  ],
  to: ['目标币种', '本币', '本位币', '折算币种', 'to', 'to currency', 'target currency', 'quote currency'],
  rate: [
    '汇率',
    '中间价',
    '折算价',
    '央行中间价',
    '中行折算价',
    'rate',
    'exchange rate',
    'value',
    'mid rate',
  ],
} as const

/** Days off and make-up working days: what `calendar import` looks for. */
export const calendarColumns = {
  day: ['日期', '节假日日期', 'day', 'date'],
  kind: ['类型', '是否上班', '性质', '安排', '状态', 'kind', 'type', 'status'],
  name: ['名称', '节日', '节假日', '节假日名称', '说明', '备注', 'name', 'holiday', 'note'],
} as const
