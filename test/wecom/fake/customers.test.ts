import { expect, test } from 'vitest'
import type { Json } from '../../helpers/fake-slack/json.ts'
import { textIn } from '../../helpers/fake-wecom/xml.ts'
import { aFakeWecom } from './a-fake-wecom.ts'
import { anApp } from './an-app.ts'

const path = (name: string) => `externalcontact/${name}`

test('the customers of reps come in pages, each relation with its tag ids', async () => {
  const { wecom, post } = await aFakeWecom()
  for (let n = 0; n < 5; n++) wecom.add.customer(`wm${n}`, { follows: { mei: { remark: `客户${n}` } } })
  const page = (cursor: unknown) =>
    post(path('batch/get_by_user'), { userid_list: ['mei'], limit: 3, cursor })

  const first = await page('')
  const second = await page(first['next_cursor'])

  expect(first['external_contact_list']).toHaveLength(3)
  expect(second).toMatchObject({ errcode: 0, next_cursor: '' })
  expect(second['external_contact_list']).toMatchObject([
    { follow_info: { userid: 'Mei', remark: '客户3', tag_id: [] } },
    { external_contact: { external_userid: 'wm4', type: 1 } },
  ])
  expect(await page('made up')).toMatchObject({ errcode: 40058 })
})

test('a tag is marked for one rep and customer, and the old one stays unless it is taken away', async () => {
  const { wecom, post, get } = await aFakeWecom()
  wecom.add.customer('wm1', { follows: { mei: {} } })
  const made = await post(path('add_corp_tag'), {
    group_name: '客户等级',
    tag: [{ name: 'A' }, { name: 'B' }],
  })
  const [a, b] = (made['tag_group'] as { tag: { id: string }[] }).tag.map(({ id }) => id)
  const mark = (given: Json) => post(path('mark_tag'), { userid: 'mei', external_userid: 'wm1', ...given })
  const names = async () => {
    const answer = await get(path('get'), { external_userid: 'wm1' })
    return (answer['follow_user'] as { tags: { tag_name: string }[] }[])[0]?.tags.map((tag) => tag.tag_name)
  }

  await mark({ add_tag: [a] })
  await mark({ add_tag: [b] })
  const both = await names()
  await mark({ remove_tag: [a] })

  expect(both).toEqual(['A', 'B'])
  expect(await names()).toEqual(['B'])
  expect(await mark({ userid: 'li', add_tag: [a] })).toMatchObject({ errcode: 84061 })
  expect(await mark({ external_userid: 'wm9', add_tag: [a] })).toMatchObject({ errcode: 40096 })
  expect(await mark({ add_tag: ['et9'] })).toMatchObject({ errcode: 40068 })
})

test('an app changes only the tags it has made, and the last one takes its group along', async () => {
  const { wecom, post } = await aFakeWecom()
  const byHand = wecom.add.corpTag('地区', '华东')
  const made = await post(path('add_corp_tag'), { group_name: '客户等级', tag: [{ name: 'A' }] })
  const [{ id }] = (made['tag_group'] as { tag: [{ id: string }] }).tag

  const refused = await post(path('edit_corp_tag'), { id: byHand.id, name: '华南' })
  const twice = await post(path('add_corp_tag'), { group_name: '客户等级', tag: [{ name: 'A' }] })
  await post(path('del_corp_tag'), { tag_id: [id] })

  expect([refused['errcode'], twice['errcode']]).toEqual([81011, 40071])
  expect(await post(path('get_corp_tag_list'), {})).toMatchObject({ tag_group: [{ group_name: '地区' }] })
})

test('a transfer is accepted at once and done a day later', async () => {
  const { wecom, post, ask } = await aFakeWecom()
  wecom.add.customer('wm1', { follows: { mei: {} } })
  const between = { handover_userid: 'mei', takeover_userid: 'li' }

  const accepted = await post(path('transfer_customer'), { ...between, external_userid: ['wm1', 'wm2'] })
  const again = await post(path('transfer_customer'), { ...between, external_userid: ['wm1'] })
  const waiting = await post(path('transfer_result'), between)
  wecom.time.advance(24 * 3_600_000)
  const access_token = String((await ask())['access_token'])
  const done = await post(path('transfer_result'), between, { access_token })

  expect(accepted['customer']).toMatchObject([{ errcode: 0 }, { errcode: 40131 }])
  expect(again['customer']).toMatchObject([{ errcode: 40129 }])
  expect(waiting['customer']).toMatchObject([{ status: 2 }])
  expect(done['customer']).toMatchObject([{ status: 1 }])
  expect([...(wecom.state.customers.get('wm1')?.follows.keys() ?? [])]).toEqual(['li'])
})

test('a remark written by hand is told, one written through the API is not', async () => {
  const { wecom, post } = await aFakeWecom()
  wecom.add.customer('wm1', { follows: { mei: {} } })
  const app = await anApp(wecom.app)
  await wecom.pointAt(app.url)

  await post(path('remark'), { userid: 'mei', external_userid: 'wm1', remark: '阿里' })
  await wecom.user('mei').changesCustomer('wm1')

  expect(app.told).toHaveLength(1)
  expect(textIn(app.told[0] ?? '', 'ChangeType')).toBe('edit_external_contact')
  expect(textIn(app.told[0] ?? '', 'FromUserName')).toBe('sys')
})

test('an app that is not let near customers is refused everywhere', async () => {
  const { get, post } = await aFakeWecom({ app: { mayContact: false } })

  expect(await get(path('get_follow_user_list'))).toMatchObject({ errcode: 84074 })
  expect(await post(path('get_corp_tag_list'), {})).toMatchObject({ errcode: 84074 })
})
