import { expect, test } from 'vitest'
import { aFakeWecom, aText } from './a-fake-wecom.ts'

test('a member is found in any case, with leaders and without an address', async () => {
  const { wecom, get, post } = await aFakeWecom()
  wecom.add.member('Wang', { department: [2, 3], isLeader: [0, 1], directLeader: ['MEI'] })

  const wang = await get('user/get', { userid: 'WANG' })
  const byMail = await post('user/get_userid_by_email', { email: 'Wang@Example.com' })

  expect(wang).toMatchObject({ userid: 'Wang', is_leader_in_dept: [0, 1], direct_leader: ['MEI'] })
  expect(wang).not.toHaveProperty('email')
  expect(byMail['userid']).toBe('Wang')
  expect(await get('user/get', { userid: 'nobody' })).toMatchObject({ errcode: 60111 })
  expect(await post('user/getuserid', { mobile: '139' })).toMatchObject({ errcode: 60111 })
})

test('a department lists its own members, a message to it reaches those under it too', async () => {
  const { wecom, get, post } = await aFakeWecom()
  wecom.add.department(2, { name: '销售', leaders: ['mei'] })
  wecom.add.department(3, { name: '华东', parentid: 2 })
  wecom.add.member('wang', { department: [3] })
  const { agentId } = wecom.app

  const own = await get('user/simplelist', { department_id: '2' })
  const tree = await get('department/simplelist', { id: '2' })
  await post('message/send', { toparty: '2|9', agentid: agentId, ...aText('早') })

  expect(own['userlist']).toEqual([])
  expect(tree['department_id']).toMatchObject([{ id: 2 }, { id: 3, parentid: 2 }])
  expect(await get('department/get', { id: '2' })).toMatchObject({
    department: { department_leader: ['mei'] },
  })
  expect(wecom.seenBy('wang').map(({ text }) => text)).toEqual(['早'])
  expect(wecom.seenBy('mei')).toEqual([])
  expect(await get('department/list', { id: '9' })).toMatchObject({ errcode: 60123 })
})

test('a label of the contact book names its members', async () => {
  const { wecom, get } = await aFakeWecom()
  wecom.add.contactTag(7, '销售主管', ['mei'])

  expect(await get('tag/list')).toMatchObject({ taglist: [{ tagid: 7, tagname: '销售主管' }] })
  expect(await get('tag/get', { tagid: '7' })).toMatchObject({ userlist: [{ userid: 'Mei' }] })
  expect(await get('tag/get', { tagid: '8' })).toMatchObject({ errcode: 40068 })
})

test('a planned fault comes in place of the answer, once', async () => {
  const { wecom, send } = await aFakeWecom()
  wecom.faults.next('message/send', { kind: 'error', error: '-1' })

  const busy = await send(aText('早'))
  wecom.faults.next('message/send', { kind: 'breaks-after' })
  const broken = await send(aText('中')).catch(() => 'broken')

  expect(busy).toMatchObject({ errcode: -1 })
  expect(broken).toBe('broken')
  expect(wecom.seenBy('mei').map(({ text }) => text)).toEqual(['中'])
})
