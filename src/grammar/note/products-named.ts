const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Products that a text names, as they are called; a longer name before one that is part of it. */
export function productsNamed(text: string, products: readonly string[]): readonly string[] {
  let rest = plain(text)
  const named = products
    .toSorted((a, b) => b.length - a.length)
    .filter((product) => {
      const name = plain(product).trim()
      const at = name.length < 2 ? -1 : placeOf(rest, name)
      if (at >= 0) rest = rest.slice(0, at) + '|'.repeat(name.length) + rest.slice(at + name.length)
      return at >= 0
    })
  return products.filter((product) => named.includes(product))
}

/** In a script with spaces a name is whole words. */
function placeOf(text: string, name: string): number {
  if (/\p{Script=Han}/u.test(name)) return text.indexOf(name)
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const beside = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`
    if (!/[a-z0-9]/u.test(beside.replace(/s$/u, ' '))) return at
  }
  return -1
}
