import { expect, it } from 'vitest'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { type Bench, importedAt, onImportStores } from './import-harness.ts'

const preset = retailPreset('CNY')
const [spend, orders] = preset.dimensions
if (!spend || !orders) throw new Error('the preset has no dimensions')

/** Reads an attribute, and has a floor that asks for another. */
const policy: Policy = {
  ...preset,
  version: 1,
  dimensions: [
    { ...spend, weight: 0.7 },
    {
      ...orders,
      name: 'buying-power',
      label: { en: 'Buying power', zh: '购买力' },
      weight: 0.3,
      counts: { of: 'attribute', attribute: 'size' },
    },
  ],
  floors: [{ where: 'attr.listed = yes', tier: 'C', why: { en: 'Listed companies', zh: '上市公司' } }],
}

/** A customer that has been decided on, as the import before left it. */
async function settled(here: Bench, csv: string) {
  await here.load('customers', csv, { attrs: 'all' })
  const { customer } = await here.byRef('acme')
  if (!customer) throw new Error('the import made no customer')
  await here.store.customers.update(customer._id, customer.rev, {
    set: {
      score: {
        parts: { spend: 0, orders: 0, engagement: 0 },
        multiplier: 1,
        confidence: 1,
        policyVersion: 1,
        at: importedAt,
      },
    },
    unset: [],
    push: [],
    ...(customer.dirty ? { clearDirty: customer.dirty.token } : {}),
  })
  return customer._id
}

async function withPolicy(here: Bench) {
  await here.store.policies.insert(policy)
  await here.store.policies.activate(1)
}

onImportStores('attributes that the policy reads', (bench) => {
  it('are dated when they change, and the customer is decided on again', async () => {
    const here = await bench()
    await withPolicy(here)
    const id = await settled(here, 'id,name,size\n1,Acme,5\n')

    await here.load('customers', 'id,name,size\n1,Acme,9\n', { attrs: 'all' })

    const customer = await here.store.customers.get(id)
    expect(customer).toMatchObject({ attrs: { size: 9 }, profileAt: importedAt, dirty: { months: [] } })
  })

  it('are dated again when they are told again, which is no news', async () => {
    const here = await bench()
    await withPolicy(here)
    const id = await settled(here, 'id,name,size\n1,Acme,5\n')

    const summary = await here.load('customers', 'id,name,size\n1,Acme,5\n', { attrs: 'all' })

    expect(summary).toMatchObject({ taken: 0, known: 1 })
    expect(await here.store.customers.get(id)).toMatchObject({ profileAt: importedAt, dirty: { months: [] } })
  })

  it('make a new decision where a floor asks for them', async () => {
    const here = await bench()
    await withPolicy(here)
    const id = await settled(here, 'id,name,listed\n1,Acme,no\n')

    await here.load('customers', 'id,name,listed\n1,Acme,yes\n', { attrs: 'all' })

    expect((await here.store.customers.get(id))?.dirty).toBeDefined()
  })

  it('are the only ones that make one', async () => {
    const here = await bench()
    await withPolicy(here)
    const id = await settled(here, 'id,name,region\n1,Acme,East\n')

    await here.load('customers', 'id,name,region\n1,Acme,West\n', { attrs: 'all' })

    const customer = await here.store.customers.get(id)
    expect(customer?.attrs).toEqual({ region: 'West' })
    expect(customer?.profileAt).toEqual(importedAt)
    expect(customer?.dirty).toBeUndefined()
  })
})
