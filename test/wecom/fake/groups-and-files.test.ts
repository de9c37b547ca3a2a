import { expect, test } from 'vitest'
import { textIn } from '../../helpers/fake-wecom/xml.ts'
import { aFakeWecom, aText } from './a-fake-wecom.ts'
import { anApp } from './an-app.ts'

const aForm = (content: string | Uint8Array<ArrayBuffer>, name = '名单.csv') => {
  const form = new FormData()
  form.set('media', new Blob([content]), name)
  return form
}

test('an uploaded file can be sent for three days', async () => {
  const { wecom, post, send, ask } = await aFakeWecom()
  const { media_id } = await post('media/upload', aForm('客户,等级\n阿里,A\n'), { type: 'file' })
  const file = { msgtype: 'file', file: { media_id } }

  await send(file)
  wecom.time.advance(3 * 24 * 3_600_000)
  const access_token = String((await ask())['access_token'])
  const late = await post(
    'message/send',
    { touser: 'mei', agentid: wecom.app.agentId, ...file },
    { access_token },
  )

  expect(wecom.seenBy('mei')[0]?.file?.name).toBe('名单.csv')
  expect(late).toMatchObject({ errcode: 40007 })
})

test('a picture that is none, five bytes and no type are refused', async () => {
  const { post } = await aFakeWecom()
  const upload = (content: string, type: string) => post('media/upload', aForm(content), { type })

  expect(await upload('no picture', 'image')).toMatchObject({ errcode: 40005 })
  expect(await upload('12345', 'file')).toMatchObject({ errcode: 40006 })
  expect(await upload('123456', 'poem')).toMatchObject({ errcode: 40004 })
})

test('a robot speaks twenty times a minute, and its files are its own', async () => {
  const { wecom, post } = await aFakeWecom()
  wecom.add.group('sales', { members: ['mei', 'li'], robotKey: 'k1' })
  const { media_id } = await post('media/upload', aForm('of the app'), { type: 'file' })
  const say = (body: unknown) => post('webhook/send', body, { key: 'k1' })

  const foreign = await say({ msgtype: 'file', file: { media_id } })
  const codes = []
  for (let n = 0; n < 20; n++) codes.push((await say(aText(`${n}`)))['errcode'])

  expect(foreign).toMatchObject({ errcode: 40007 })
  expect(codes.filter((code) => code === 0)).toHaveLength(19)
  expect(codes.at(-1)).toBe(45009)
  expect(wecom.seenBy('li', 'sales')).toHaveLength(19)
  expect(await post('webhook/send', aText('x'), { key: 'k2' })).toMatchObject({ errcode: 93000 })
})

test('a group of the app takes texts and no cards, and only where the app sees everybody', async () => {
  const { wecom, post } = await aFakeWecom()
  const blind = await aFakeWecom({ app: { seesRoot: false } })
  const made = await post('appchat/create', { name: '销售', userlist: ['mei', 'li'], chatid: 'c1' })

  await post('appchat/send', { chatid: 'c1', ...aText('早') })
  const card = await post('appchat/send', { chatid: 'c1', msgtype: 'template_card', template_card: {} })

  expect(made).toMatchObject({ errcode: 0, chatid: 'c1' })
  expect(wecom.seenBy('li', 'c1').map(({ text }) => text)).toEqual(['早'])
  expect(card).toMatchObject({ errcode: 40008 })
  expect(await post('appchat/send', { chatid: 'c2', ...aText('早') })).toMatchObject({ errcode: 86003 })
  expect(await blind.post('appchat/create', { userlist: ['mei', 'li'] })).toMatchObject({ errcode: 48002 })
})

test('an entry of the menu is clicked by its name', async () => {
  const { wecom, post } = await aFakeWecom()
  const app = await anApp(wecom.app)
  await wecom.pointAt(app.url)
  const agentid = String(wecom.app.agentId)
  const sub_button = [{ type: 'click', name: '查客户', key: 'find' }]

  const long = await post(
    'menu/create',
    { button: [{ type: 'click', name: '六个字的菜单', key: 'k' }] },
    { agentid },
  )
  await post('menu/create', { button: [{ name: '客户', sub_button }] }, { agentid })
  await wecom.user('mei').clicksMenu('查客户')

  expect(long).toMatchObject({ errcode: 40018 })
  expect(textIn(app.told[0] ?? '', 'EventKey')).toBe('find')
})

test('a code says whose it is, once and for five minutes', async () => {
  const { wecom, get } = await aFakeWecom()
  const [first, second] = [wecom.user('mei').signsIn(), wecom.user('mei').signsIn()]

  const whose = await get('auth/getuserinfo', { code: first })
  const again = await get('auth/getuserinfo', { code: first })
  wecom.time.advance(5 * 60_000)
  const late = await get('auth/getuserinfo', { code: second })

  expect([whose['userid'], again['errcode'], late['errcode']]).toEqual(['Mei', 40029, 40029])
})
