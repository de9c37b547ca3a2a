import { normaliseName } from './normalise-name.ts'

const latin = new Set(
  [
    'inc',
    'incorporated',
    'ltd',
    'limited',
    'llc',
    'llp',
    'corp',
    'corporation',
    'co',
    'company',
    'plc',
  ].concat([
    'gmbh',
    'ag',
    'sa',
    'sas',
    'sarl',
    'srl',
    'spa',
    'bv',
    'nv',
    'ab',
    'oy',
    'as',
    'pty',
    'pte',
    'kk',
    'kg',
  ]),
)
const chinese =
  /(?:集团)?(?:股份有限公司|有限责任公司|集团有限公司|股份公司|有限公司|控股公司|总公司|公司|集团)$/u

/**
 * A normalised name without its legal form: `acme corporation` → `acme`, `华为技术有限公司` → `华为技术`.
 * Takes normalised text; a name that is nothing but a legal form stays as it is.
 */
export function withoutLegalForm(normalised: string): string {
  const tokens = normalised.split(' ')
  while (tokens.length > 1 && latin.has(tokens.at(-1) ?? '')) tokens.pop()
  const short = tokens.join(' ')
  return short.replace(chinese, '').trim() || short
}

/** The same from a name as written. */
export const shortNameOf = (name: string): string => withoutLegalForm(normaliseName(name))
