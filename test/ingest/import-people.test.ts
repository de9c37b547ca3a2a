import { expect, it } from 'vitest'
import { aUser } from '../helpers/builders/a-user.ts'
import { onImportStores } from './import-harness.ts'

onImportStores('users and interactions import', (bench) => {
  it('brings people with roles, managers further down, and chat identities', async () => {
    const here = await bench()
    const csv = [
      '姓名,邮箱,角色,主管,团队,语言,时区,Slack,企业微信',
      '李梅,mei.li@example.com,销售,王磊,华东,中文,Asia/Shanghai,T024BE7LD:U061F7AUR,meili',
      '王磊,lei@example.com,主管,,华东,en,,,corp1:lei',
      '张三,,Chief Fun Officer,,,,,,',
      '赵四,,,没有的人,,,,,',
    ].join('\n')

    const summary = await here.load('users', csv)
    const again = await here.load('users', csv)

    expect(summary).toMatchObject({ rows: 4, taken: 3, quarantined: 1, cellsLeftOut: 1 })
    expect(again).toMatchObject({ taken: 0, known: 3 })
    expect(await here.store.users.byId('mei.li')).toEqual({
      _id: 'mei.li',
      name: '李梅',
      email: 'mei.li@example.com',
      role: 'rep',
      manager: 'lei',
      team: '华东',
      locale: 'zh',
      zone: 'Asia/Shanghai',
      active: true,
      identities: [
        { surface: 'slack', team: 'T024BE7LD', userId: 'U061F7AUR' },
        { surface: 'wecom', team: 'ww1', userId: 'meili' },
      ],
    })
    expect(await here.store.users.byId('lei')).toMatchObject({ role: 'manager', locale: 'en' })
    expect(await here.store.users.byId('zhaosi')).toMatchObject({ role: 'rep', locale: 'zh' })
    expect(summary.firstQuarantined.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [4, '角色', 'not-a-role'],
      [5, 'manager', 'user-unknown'],
    ])
  })

  it('refuses a circle of managers, an identity of another user, and a person twice', async () => {
    const here = await bench([aUser({ _id: 'a', name: 'A', manager: 'b' }), aUser({ _id: 'b', name: 'B' })])
    await here.store.users.put([
      aUser({
        _id: 'c',
        name: 'C',
        identities: [{ surface: 'wecom', team: 'ww1', userId: 'cc' }],
        email: 'c@example.com',
      }),
    ])

    const summary = await here.load('users', 'id,name,manager,wecom\nb,B,a,\nd,D,,cc\na,A,,\na,A again,,\n')

    expect(summary.firstQuarantined.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'identity-taken'],
      [5, 'twice-in-file'],
      [2, 'manager-cycle'],
    ])
    expect(await here.store.users.byId('b')).not.toHaveProperty('manager')
    expect(await here.store.users.byId('d')).toBeUndefined()
  })

  it('takes a WeCom member of a named company, and of none where none is configured', async () => {
    const here = await bench([])
    const csv = 'id,name,wecom\na,A,ww9:Aa\nb,B,bb\n'

    const summary = await here.load('users', csv, { wecomCorp: undefined })

    expect((await here.store.users.byId('a'))?.identities).toEqual([
      { surface: 'wecom', team: 'ww9', userId: 'aa' },
    ])
    expect(summary.firstQuarantined.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'not-an-identity'],
    ])
  })

  it('reads touches in Chinese and English, once', async () => {
    const here = await bench([aUser()])
    const csv = [
      '客户,跟进时间,跟进方式,方向,结果,跟进人,内容',
      'Acme,2026-01-05 10:00,电话沟通,呼出,未接通,mei,没接',
      'Acme,2026-01-06,微信,客户主动,已回复,Mei Lin,问价格',
      'Acme,2026-01-07,上门拜访,,,Nobody,',
      'Acme,2026-01-07,上门拜访,,,,',
      'Acme,2026-01-08,烟雾信号,,,,',
      'Acme,yesterday,电话,,,,',
    ].join('\n')

    const summary = await here.load('interactions', csv)
    const again = await here.load('interactions', csv)

    expect(summary).toMatchObject({ taken: 5, quarantined: 1, cellsLeftOut: 2, owners: [{ customers: 1 }] })
    expect(again).toMatchObject({ taken: 0, known: 5 })
    const { events } = await here.byRef('acme')
    expect(events).toMatchObject([
      { kind: 'interaction', channel: 'phone', direction: 'out', answered: false, by: 'mei', note: '没接' },
      { channel: 'wechat', direction: 'in', by: 'mei', note: '问价格' },
      { channel: 'visit', direction: 'out' },
      { channel: 'visit', direction: 'out' },
      { channel: 'other', direction: 'out' },
    ])
    expect(events[1]).not.toHaveProperty('answered')
  })
})
