import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortNameOf } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { customerIdOf, outsideKey, refCandidate, slugOf } from '#src/ingest/customers/customer-ids.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'

const finds = (name: string, typed: string, aliases: readonly string[] = []): boolean => {
  const query = normaliseName(typed)
  return searchKeysOf({ ref: 'ref-1', name, aliases }).some((key) => key.startsWith(query))
}

describe('search keys', () => {
  it.each([
    ['中国银行深圳分行', '深圳'],
    ['中国银行深圳分行', '中国银行'],
    ['中国银行深圳分行', 'shenzhen'],
    ['中国银行深圳分行', 'zgyhszfh'],
    ['中国银行深圳分行', 'szfh'],
    ['华为技术有限公司', 'hwjsyxgs'],
    ['华为技术有限公司', 'huawei'],
    ['重庆银行', 'cqyh'],
    ['Acme Corporation', 'acme'],
    ['Acme Corporation', 'ＡＣＭＥ　Corp'],
    ['The North Star Trading Co., Ltd.', 'star trad'],
    ['The North Star Trading Co., Ltd.', 'tnst'],
    ['Acme Corporation', 'ref-1'],
    ['ABC科技', 'abckj'],
  ])('of %s are found by %s', (name, typed) => {
    expect(finds(name, typed)).toBe(true)
  })

  it('include the aliases', () => {
    expect(finds('Acme Corporation', '艾克米', ['艾克米'])).toBe(true)
    expect(finds('Acme Corporation', 'akm', ['艾克米'])).toBe(true)
  })

  it('leave out the legal forms alone, which half the base has', () => {
    expect(finds('华为技术有限公司', '有限公司')).toBe(false)
    expect(finds('Acme Corporation', 'corporation')).toBe(false)
  })

  it('are bounded however long a name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (name) => {
        expect(searchKeysOf({ ref: 'r', name, aliases: [] }).length).toBeLessThan(160)
      }),
      { numRuns: 50 },
    )
    expect(searchKeysOf({ ref: 'r', name: '深圳'.repeat(500), aliases: [] }).length).toBeLessThan(160)
  })

  it('shorten names by their legal form, never to nothing', () => {
    expect(['Acme Co., Ltd.', '华为技术有限公司', '公司', 'Limited'].map(shortNameOf)).toEqual([
      'acme',
      '华为技术',
      '公司',
      'limited',
    ])
  })
})

describe('customer ids and refs', () => {
  it('are the same for the same outside id, and differ by system', () => {
    expect(customerIdOf(outsideKey('erp', '17'))).toBe(customerIdOf(outsideKey('erp', '17')))
    expect(customerIdOf(outsideKey('erp', '17'))).not.toBe(customerIdOf(outsideKey('crm', '17')))
    expect(outsideKey('erp', ' Ａ 1 ')).toBe('erp|A 1')
  })

  it.each([
    ['Acme Corporation', 'acme-corporation'],
    ['00004', '00004'],
    ['华为技术有限公司', 'huaweijishu'],
    ['Café  Zürich', 'cafe-zurich'],
    ['中国银行深圳分行', 'zhongguoyinhangshenzhenfenhang'],
  ])('make %s the ref %s', (name, ref) => {
    expect(slugOf(name, 'x')).toBe(ref)
  })

  it('make a short typable ref of any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        expect(slugOf(name, 'file|1')).toMatch(/^[\p{L}\p{N}-]{1,32}$/u)
      }),
    )
  })

  it('end the search for a free ref with a part of the id', () => {
    const id = customerIdOf(outsideKey('erp', '17'))

    expect([0, 1, 8].map((attempt) => refCandidate('acme', id, attempt))).toEqual([
      'acme',
      'acme-2',
      'acme-9',
    ])
    expect(refCandidate('acme', id, 12)).toBe(`acme-${id.slice(1, 13)}`)
  })
})
