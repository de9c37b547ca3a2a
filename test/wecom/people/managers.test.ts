import { afterEach, describe, expect, it } from 'vitest'
import { syncManagers } from '#src/decide/people/sync-managers.ts'
import type { User } from '#src/domain/user.ts'
import { createWecomDirectory } from '#src/wecom/people/directory.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { aDeskOnWecom } from './a-wecom.ts'

let opened: Awaited<ReturnType<typeof aDeskOnWecom>>
afterEach(() => opened.desk.close())

/** A company of these members, each a user of the same handle, and their managers as they are taken over. */
async function aCompany(users: Readonly<Record<string, Partial<User>>>) {
  opened = await aDeskOnWecom({ users: [] })
  const { wecom, desk, api, deps, onWecom } = opened
  await desk.store.users.put(
    Object.entries(users).map(([_id, given]) => aUser({ _id, identities: [onWecom(_id)], ...given })),
  )
  const sync = () => syncManagers(deps, createWecomDirectory(api))
  const managers = async () =>
    Object.fromEntries((await desk.store.users.list()).map(({ _id, manager }) => [_id, manager]))
  return { ...opened, wecom, sync, managers }
}

describe('whom somebody reports to', () => {
  it('is their direct leader', async () => {
    const { sync, managers } = await aCompany({ mei: {}, li: {} })

    const changed = await sync()

    expect(changed).toBe(1)
    expect(await managers()).toEqual({ mei: undefined, li: 'mei' })
  })

  it('is whoever leads their department, where no leader is named', async () => {
    const { wecom, sync, managers } = await aCompany({ zhao: {}, sun: {} })
    wecom.add.department(2, { name: '华东销售部', leaders: ['Sun'] })
    wecom.add.member('Sun', { department: [2] })
    wecom.add.member('zhao', { department: [2] })

    await sync()

    expect(await managers()).toEqual({ zhao: 'sun', sun: undefined })
  })

  it('is whoever says of themselves that they lead it, where the department names nobody', async () => {
    const { wecom, sync, managers } = await aCompany({ zhao: {}, sun: {} })
    wecom.add.department(2)
    wecom.add.member('sun', { department: [1, 2], isLeader: [0, 1] })
    wecom.add.member('zhao', { department: [2] })

    await sync()

    expect((await managers())['zhao']).toBe('sun')
  })

  it('of who leads a department is who leads the one above', async () => {
    const { wecom, sync, managers } = await aCompany({ zhao: {}, sun: {}, qian: {} })
    wecom.add.department(1, { leaders: ['qian'] })
    wecom.add.department(2, { parentid: 1, leaders: ['sun'] })
    wecom.add.department(3, { parentid: 2 })
    wecom.add.member('qian')
    wecom.add.member('sun', { department: [2] })
    wecom.add.member('zhao', { department: [3] })

    await sync()

    expect(await managers()).toEqual({ zhao: 'sun', sun: 'qian', qian: undefined })
  })

  it('follows the directory when it changes, and asks once a member and once for all departments', async () => {
    const { wecom, sync, managers, callsOf } = await aCompany({ mei: {}, li: {}, zhao: {} })
    wecom.add.member('zhao')
    await sync()
    wecom.add.member('li', { directLeader: ['zhao'] })
    const before = callsOf('user/get').length

    const changed = await sync()

    expect([changed, (await managers())['li']]).toEqual([1, 'zhao'])
    expect(callsOf('user/get').length - before).toBe(3)
    expect(callsOf('department/list')).toHaveLength(2)
    expect(await sync()).toBe(0)
  })

  it('stays where it was set here', async () => {
    const { sync, managers } = await aCompany({ mei: {}, li: { manager: 'bao' }, bao: {} })

    expect([await sync(), (await managers())['li']]).toEqual([0, 'bao'])
  })

  it('makes no circle, and gives nobody another role', async () => {
    const { wecom, sync, managers, desk } = await aCompany({ mei: { manager: 'li' }, li: {} })
    wecom.add.member('mei', { directLeader: ['li'] })

    await sync()

    expect(await managers()).toEqual({ mei: 'li', li: undefined })
    expect((await desk.store.users.list()).map(({ role }) => role)).toEqual(['rep', 'rep'])
  })

  it('is left alone for whom the app does not see', async () => {
    const { wecom, sync, managers } = await aCompany({
      mei: {},
      li: { manager: 'mei', managerFrom: 'wecom' },
    })
    wecom.add.member('li', { visible: false })

    expect([await sync(), (await managers())['li']]).toEqual([0, 'mei'])
  })
})
