import type { User } from '#src/domain/user.ts'
import type { Market } from './markets.ts'

type Team = {
  readonly code: Market['code']
  /** Handle and name, the manager first. */
  readonly people: readonly (readonly [string, string])[]
}

/** Five teams of six under one manager each. Handles are what one types: `--as mei`. */
const teams: readonly Team[] = [
  {
    code: 'north',
    people: [
      ['guo', 'Weimin Guo 郭为民'],
      ['lei', 'Lei Wang 王磊'],
      ['na', 'Na Zhao 赵娜'],
      ['tianyu', 'Tianyu Sun 孙天宇'],
      ['xinyi', 'Xinyi Gao 高欣怡'],
      ['dawei', 'Dawei Han 韩大伟'],
      ['rui', 'Rui Song 宋瑞'],
    ],
  },
  {
    code: 'east',
    people: [
      ['fang', 'Yun Fang 方芸'],
      ['mei', 'Mei Lin 林梅'],
      ['jun', 'Jun Xu 徐俊'],
      ['yating', 'Yating Shen 沈雅婷'],
      ['haoran', 'Haoran Lu 陆浩然'],
      ['qing', 'Qing Gu 顾清'],
      ['bowen', 'Bowen Jiang 蒋博文'],
    ],
  },
  {
    code: 'south',
    people: [
      ['liang', 'Zhihao Liang 梁志豪'],
      ['weiqi', 'Weiqi Chen 陈伟奇'],
      ['lijuan', 'Lijuan Huang 黄丽娟'],
      ['zihan', 'Zihan Ou 区子涵'],
      ['jiahao', 'Jiahao Mo 莫家豪'],
      ['xiaoling', 'Xiaoling He 何晓玲'],
      ['peng', 'Peng Zeng 曾鹏'],
    ],
  },
  {
    code: 'west',
    people: [
      ['tang', 'Xue Tang 唐雪'],
      ['chuan', 'Chuan Yang 杨川'],
      ['yan', 'Yan Luo 罗燕'],
      ['kai', 'Kai Deng 邓凯'],
      ['shuang', 'Shuang Peng 彭爽'],
      ['mingzhe', 'Mingzhe Tan 谭明哲'],
      ['wen', 'Wen Xie 谢雯'],
    ],
  },
  {
    code: 'overseas',
    people: [
      ['helen', 'Helen Carver'],
      ['tom', 'Tom Barrett'],
      ['priya', 'Priya Nair'],
      ['james', 'James Okafor'],
      ['sofia', 'Sofia Lindqvist'],
      ['daniel', 'Daniel Reyes'],
      ['emma', 'Emma Thornton'],
    ],
  },
]

/** The trial stores' doors: the terminal and the playground know a person by the handle. */
const doorsOf = (handle: string): User['identities'] => [
  { surface: 'terminal', userId: handle },
  { surface: 'playground', userId: handle },
]

/** Whoever tries the sample sees at once what it sends, whatever time it is in Shanghai. */
const alwaysAwake = { from: '00:00', to: '00:00' } as const

function member({ code }: Team, [handle, name]: readonly [string, string], manager?: string): User {
  const isOverseas = code === 'overseas'
  return {
    _id: handle,
    name,
    role: manager === undefined ? 'manager' : 'rep',
    email: `${handle}@example.com`,
    ...(manager === undefined ? {} : { manager }),
    team: code,
    locale: isOverseas ? 'en' : 'zh',
    zone: isOverseas ? 'Asia/Singapore' : 'Asia/Shanghai',
    quietHours: alwaysAwake,
    identities: doorsOf(handle),
    active: true,
    sample: true,
  }
}

function teamMembers(team: Team): User[] {
  const [manager, ...reps] = team.people
  if (manager === undefined) return []
  return [member(team, manager), ...reps.map((rep) => member(team, rep, manager[0]))]
}

const desk = (handle: string, name: string, role: 'service' | 'admin'): User => ({
  _id: handle,
  name,
  role,
  locale: role === 'admin' ? 'en' : 'zh',
  zone: 'Asia/Shanghai',
  quietHours: alwaysAwake,
  identities: doorsOf(handle),
  active: true,
  ...(role === 'admin' ? {} : { sample: true as const }),
})

/** 30 reps, 5 managers, the service desk, and the admin, who is not part of the sample: it outlives it. */
export const staff: readonly User[] = [
  desk('admin', 'Admin 管理员', 'admin'),
  desk('service', 'Service desk 客服中心', 'service'),
  ...teams.flatMap(teamMembers),
]

/** Handles of the reps of a team. */
export const repsOf = (code: Market['code']): readonly string[] =>
  staff.filter(({ role, team }) => role === 'rep' && team === code).map(({ _id }) => _id)
